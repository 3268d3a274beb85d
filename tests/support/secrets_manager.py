"""Secrets Manager, as moto has it."""
import json

from support.moto import REGION, Moto


class SecretsManager(Moto):
    """`environment` is what a service needs to find it."""

    @property
    def environment(self):
        return {"AWS_ENDPOINT_URL_SECRETS_MANAGER": self.url, "AWS_REGION": REGION, "AWS_ACCESS_KEY_ID": "tests",
                "AWS_SECRET_ACCESS_KEY": "tests-secret"}

    def create(self, name, **members):
        """Its ARN."""
        return self._ask("CreateSecret", {"Name": name, "SecretString": json.dumps(members)})["ARN"]

    def change(self, name, **members):
        self._ask("PutSecretValue", {"SecretId": name, "SecretString": json.dumps(members)})

    def _ask(self, action, question):
        return self.ask("secretsmanager", f"secretsmanager.{action}", question)
