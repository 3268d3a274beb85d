/* What people of Peru are called, the most common first. */
#ifndef CMEP_BENCH_NAMES_H
#define CMEP_BENCH_NAMES_H

static const char *const given_names[] = {
    "María",    "José",      "Luis",      "Juan",      "Carlos",     "Rosa",      "Jorge",   "Ana",       "Carmen",
    "Víctor",   "Miguel",    "Julio",     "César",     "Jesús",      "Manuel",    "Pedro",   "Luz",       "Juana",
    "Segundo",  "Elena",     "Julia",     "Santos",    "Ángel",      "Marco",     "Martha",  "Gloria",    "Ricardo",
    "Silvia",   "Edwin",     "Walter",    "Percy",     "Norma",      "Fernando",  "Roberto", "Teresa",    "Óscar",
    "Nelly",    "Eduardo",   "Raúl",      "Francisco", "Rubén",      "Lucía",     "Flor",    "Wilmer",    "Hugo",
    "Antonio",  "Yolanda",   "Félix",     "Alberto",   "Nancy",      "Gladys",    "Karina",  "Milagros",  "Rocío",
    "Edgar",    "Freddy",    "Sonia",     "Elizabeth", "Jhon",       "Diana",     "Yesenia", "Mónica",    "Jessica",
    "Patricia", "Alfredo",   "Enrique",   "Guillermo", "Begoña",     "Alejandra", "Andrés",  "Sebastián", "Iñigo",
    "Valeria",  "Fiorella",  "Brayan",    "Kiara",     "Thiago",     "Mateo",     "Xiomara", "Nayeli",    "Maricielo",
    "Yaritza",  "Saturnino", "Eustaquia", "Fortunato", "Hermelinda", "Primitiva", "Zenobio", "Wenceslao", "Ñusta",
};

static const char *const surnames[] = {
    "Quispe",  "Flores",   "Sánchez",  "García",    "Rodríguez",  "Rojas",      "Huamán",   "Mamani",    "Díaz",
    "López",   "Ramos",    "Torres",   "Vásquez",   "Pérez",      "Gonzáles",   "Ramírez",  "Castillo",  "Mendoza",
    "Chávez",  "Cruz",     "Espinoza", "Fernández", "Gutiérrez",  "Castro",     "Vargas",   "Condori",   "Reyes",
    "Romero",  "Silva",    "Salazar",  "Martínez",  "Huanca",     "Rivera",     "Ruiz",     "Paredes",   "Medina",
    "Núñez",   "Peña",     "Aguilar",  "Morales",   "Herrera",    "Cárdenas",   "Ortiz",    "León",      "Guerrero",
    "Ccori",   "Apaza",    "Zapata",   "Palomino",  "Ñahui",      "Yupanqui",   "Choque",   "Ticona",    "Muñoz",
    "Campos",  "Salinas",  "Alarcón",  "Soto",      "Villanueva", "Bravo",      "Carrasco", "Delgado",   "Acuña",
    "Ñaupari", "Inga",     "Poma",     "Ccahuana",  "Challco",    "Sulca",      "Montañez", "Bautista",  "Ibáñez",
    "Lozano",  "Peralta",  "Cabrera",  "Arce",      "Calderón",   "Zegarra",    "Ugarte",   "Olórtegui", "Tantaleán",
    "Wong",    "Nakamura", "Schmidt",  "Bazán",     "De la Cruz", "Del Águila", "Ordóñez",  "Saldaña",   "Zúñiga",
};

/* Surnames that hardly anybody has are put together of these: 24 of the first, 16 of each of the others. */
static const char *const first_syllables[] = {
    "Huama", "Chuqui", "Yana", "Puma",   "Caya", "Ancco", "Sulla", "Tupa", "Villca", "Ccopa", "Llano", "Mayta",
    "Nina",  "Orco",   "Paco", "Quille", "Rima", "Suyo",  "Tito",  "Usca", "Viza",   "Wari",  "Yauri", "Záva",
};
static const char *const middle_syllables[] = {
    "ca", "chu", "ila", "llo", "mi", "nco", "pa", "ri", "sa", "ta", "vil", "ya", "ñu", "quí", "ro", "lla",
};
static const char *const last_syllables[] = {
    "huanca", "ccori", "mari",   "pata",  "ricra", "sonco", "tica",   "vera",
    "yupa",   "ñahui", "llacta", "marca", "condo", "cusi",  "huaman", "zárate",
};

static const char *const companies[] = {
    "Notaría", "Clínica", "Policlínico", "Gimnasio", "Autoescuela", "Consultora", "Farmacia", "Academia",
};
static const char *const districts[] = {
    "Miraflores", "San Juan de Lurigancho",
    "Los Olivos", "Ate",
    "Breña",      "Comas",
    "Cercado",    "La Victoria",
    "Surco",      "Rímac",
    "Chorrillos", "El Agustino",
};
static const char *const streets[] = {
    "Av. Arequipa", "Jr. de la Unión", "Av. Brasil", "Calle Los Ñandúes", "Psje. Túpac Amaru", "Av. Grau",
};

#endif
