"""What must agree within the tree: generated files with their source, infra/CONFIG.md with the configuration."""
import json
import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / os.environ.get("CMEP_BUILD_DIR", "build")


def test_generated_files_are_what_the_schemas_say():
    done = subprocess.run(["/usr/bin/python3", "schemas/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


KEY = re.compile(r'^    (?:TEXT|SECRET|INT)\(\w+, "(\w+)", (?:"([^"]*)"|\w+),\s[^"]*"([^"]*)"', re.MULTILINE)


def configuration():
    """(key, default, help) of each; a secret's default is told to nobody."""
    return KEY.findall((ROOT / "common/config/config.c").read_text())


def configuration_keys():
    return [key for key, _, _ in configuration()]


def test_every_configuration_key_is_documented_and_no_other():
    page = (ROOT / "infra/CONFIG.md").read_text()
    table = re.findall(r"^\| `([A-Z][A-Z_0-9]+)` \| `?(.*?)`? \| (.*) \|$", page, re.MULTILINE)
    said = {key: (fallback, text) for key, fallback, text in table}
    assert len(said) == len(table)
    assert said == {key: ("a local one" if key == "SESSION_SECRET" else fallback, text) for key, fallback, text in configuration()}


def test_the_example_of_an_environment_has_every_key():
    form = "".join(f"\n# {text}\n#{key}={fallback}\n" for key, fallback, text in configuration())
    assert (ROOT / "compose/.env.example").read_text().partition("\n\n")[2] == form.lstrip("\n")


def test_help_of_every_program_lists_the_configuration():
    for program in ("cmep-gateway", "cmep-auth", "cmep-workflow", "cmep-files", "cmep-reports", "cmepctl"):
        text = subprocess.run([BUILD / program, "--help"], capture_output=True, text=True, check=True).stdout
        missing = [key for key in configuration_keys() if key not in text]
        assert not missing, (program, missing)


def test_the_manual_has_every_command_and_no_other():
    text = subprocess.run([BUILD / "cmepctl", "--help"], capture_output=True, text=True, check=True).stdout
    commands = set(re.findall(r"^  ([a-z-]+) ", text.split("Configuration")[0], re.M))
    manual = (ROOT / "infra/cmepctl/cmepctl.1").read_text()
    assert "migrate" in commands and set(re.findall(r"^\.It Cm ([a-z-]+)", manual, re.M)) == commands


def test_no_secret_default_is_printed_by_help():
    text = subprocess.run([BUILD / "cmep-auth", "--help"], capture_output=True, text=True, check=True).stdout
    assert "local-secret" not in text


def test_no_service_names_a_table_of_another():
    tables = {name: json.loads((ROOT / f"schemas/{name}.json").read_text())["tables"]
              for name in ("auth", "workflow", "files", "reports")}
    for owner in tables:
        for source in (ROOT / "services" / owner).rglob("*"):
            if source.suffix not in (".c", ".sql"):
                continue
            text = source.read_text()
            for other, names in tables.items():
                found = [name for name in names if other != owner and re.search(rf"(FROM|JOIN|INTO|UPDATE|TABLE) {name}\b", text)]
                assert not found, f"{source} uses {found} of {other}"


def test_no_c_file_names_an_operation():
    """One service asks another by the functions of questions.h, which know the operation's types."""
    schemas = {service: json.loads((ROOT / f"schemas/{service}.json").read_text())
               for service in ("auth", "workflow", "files", "reports")}
    names = {f"{service}.{name}" for service, schema in schemas.items() for name in schema["operations"]}
    named = [(source.relative_to(ROOT), word) for folder in ("common", "services", "infra")
             for source in (ROOT / folder).rglob("*.[ch]")
             for word in re.findall(r'"([a-z_.]+)"', re.sub(r"/\*.*?\*/", "", source.read_text(), flags=re.S)) if word in names]
    assert len(names) > 60 and not named, named


def test_only_the_bus_sets_socket_options():
    for source in list((ROOT / "common").rglob("*.c")) + list((ROOT / "services").rglob("*.c")) + [path for path in (ROOT / "gateway").rglob("*.c") if "spa" not in path.parts]:
        if source.name != "bus.c":
            assert "zsock_set_" not in source.read_text(), source
