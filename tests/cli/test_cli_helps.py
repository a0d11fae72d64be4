"""Every command and option has a help in both languages, and speaks one of them."""

import click
import pytest

from qualcode.cli.app import MEMBERS, SECTIONS, root
from qualcode.cli.words import Group
from qualcode.i18n import area, t


def commands(group, ctx, path=()):
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        yield (*path, name), command
        if isinstance(command, Group):
            inner = click.Context(command, info_name=name, parent=ctx)
            yield from commands(command, inner, (*path, name))


ALL = dict(commands(root, click.Context(root, info_name="qualcode")))
ENGLISH = ("Usage", "Options", "Commands", "Show this message", "COMMAND", "[OPTIONS]")


def test_the_commands_are_those_of_the_contract():
    assert {" ".join(path) for path in ALL} >= {
        *MEMBERS,
        *(f"codebook {n}" for n in ("build", "check", "diff", "apply", "show")),
        *(f"coding {n}" for n in ("add", "remove", "list", "import")),
        *(f"coder {n}" for n in ("list", "add", "done")),
        *(f"report {n}" for n in ("build", "check", "refresh", "relink", "dossier")),
        "privacy withdraw",
    }


def test_every_command_is_in_one_section():
    listed = [name for names in SECTIONS.values() for name in names]
    assert sorted(listed) == sorted(MEMBERS)


@pytest.mark.parametrize("path", ALL, ids=" ".join)
@pytest.mark.parametrize("lang", ["es", "en"])
def test_help(run, path, lang):
    answer = run(*path, "--help", "--lang", lang)
    assert (answer.code, answer.err) == (0, "")
    key = ".".join(path)
    shown = " ".join(answer.out.split())
    assert " ".join(t(f"help.{key}", lang).split()) in shown
    first = {"es": "Uso: ", "en": "Usage: "}[lang]
    assert answer.out.startswith(f"{first}qualcode {' '.join(path)} [")
    if lang == "es":
        assert not [word for word in ENGLISH if word in answer.out]


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_option_is_accepted_with_study_language_and_format(path):
    names = {p.name for p in ALL[path].params}
    assert names >= {"study", "lang", "format"}


def test_root_help_names_every_command(run):
    shown = run("--help", "--lang", "en").out
    for name in MEMBERS:
        assert f"\n  {name} " in shown
        assert t(f"help.{name}", "en") in " ".join(shown.split())


def test_no_help_is_left_over():
    keys = {".".join(path) for path in ALL}
    used = {"qualcode"}
    for path, command in ALL.items():
        for param in command.params:
            own = f"{'.'.join(path)}.{param.name}"
            used.add(own if own in area("help") else f"option.{param.name}")
            used.add(f"metavar.{param.metavar or param.name}")
    used |= {f"option.{p.name}" for p in root.params} | {"option.help"}
    for key in area("help"):
        if key.startswith("word.") or key.removesuffix(".more") in keys:
            continue
        assert key in used, key


def test_group_help_comes_before_its_commands(run):
    out = run("codebook", "--help").out
    assert (
        out.index("Órdenes") < out.index("\n  check ") < out.index("Opciones comunes")
    )
