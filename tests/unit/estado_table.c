/* Prints the derived state of every combination of facts, for the test that compares it with the database's column. */
#include "workflow_rules.h"

#include <stdio.h>

int main(void)
{
    for (enum estado_atencion atencion = 1; atencion < ESTADO_ATENCION_COUNT; atencion++)
        for (enum estado_pago pago = 1; pago < ESTADO_PAGO_COUNT; pago++)
            for (int team = 0; team < 4; team++)
                printf("%s %s %d %d %s\n", enumeration_name(&enumeration_estado_atencion, atencion),
                       enumeration_name(&enumeration_estado_pago, pago), team & 1, team >> 1,
                       enumeration_name(&enumeration_estado_operativo,
                                        workflow_rules_estado(atencion, pago, team & 1, team & 2)));
    return 0;
}
