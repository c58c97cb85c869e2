"""What an administrator does from the command line: invite, receive, verify, export, delete, purge."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from floorsim.desktest.programme.admission import read_admission
from floorsim.desktest.programme.programme import Programme
from floorsim.desktest.proof.flags import Flag
from floorsim.desktest.proof.result import Result
from tests.cli.conftest import Command, Done
from tests.desktest.hand_clocks import HandClocks
from tests.desktest.sealed_sittings import AS_USUAL, Candidate, package_text

NAME = "Ana Silva"


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("floorsim.desktest.chain.disk.os.fsync", lambda descriptor: None)
    monkeypatch.chdir(tmp_path)
    for form in ("a", "b"):
        Path(f"mine-{form}.sealed.yaml").write_text(package_text(f"mine-{form}"), encoding="utf-8")


def invite(floorsim: Command, *more: object) -> dict[str, str]:
    done = floorsim("desk-test", "invite", "mine-a.sealed.yaml", "--valid-until", "2030-01-31",
                    "--format", "json", *more)  # fmt: skip
    assert done.status == 0, done.err
    return dict(json.loads(done.out))


def result_of(invitation: dict[str, str], folder: str = "theirs") -> Path:
    admission = read_admission(Path(invitation["admission"]))
    return Candidate(Path(folder), admission.key, admission.accommodations).whole_test()


def test_from_the_invitation_to_the_receipt_of_the_deletion(floorsim: Command) -> None:
    invited = invite(floorsim, "--name", NAME, "--time", "1.5", "--plain")
    file = result_of(invited)
    candidate, sitting = invited["candidate"], invited["sitting"]

    assert "received" in floorsim("desk-test", "person", "list").out
    done = floorsim("desk-test", "receive", file)
    assert (done.status, done.err) == (0, "")
    # The candidate's clock is another than that of this machine, which may be one more thing to look into.
    assert re.split(r"[ ;]+", done.out.splitlines()[1])[:4] == [str(file), sitting, "yes", "genuine"]

    done = floorsim(
        "desk-test", "verify", file, "--programme", "programme", "--package", "mine-a.sealed.yaml"
    )
    assert done.status == 0, done.out
    assert done.out.endswith(f"Genuine: {file}\n")
    assert "It is the result that was expected." in done.out

    alone = floorsim("desk-test", "verify", file)
    assert (alone.status, alone.out.count("its marks need the whole package")) == (0, 3)
    assert "add --programme or --package" in alone.err
    marked = floorsim("desk-test", "verify", file, "--package", "mine-a.sealed.yaml", "--format", "json")
    steps = {step["link"]: step for step in json.loads(marked.out)["steps"]}
    assert steps["coach"]["marks"]["points"] == 40.0
    assert floorsim("desk-test", "verify", file, "--package", "mine-b.sealed.yaml").status == 1

    done = floorsim("desk-test", "person", "export", candidate.lower())
    assert (done.out, done.status) == (f"{candidate}.zip\n", 0)

    done = floorsim("desk-test", "person", "delete", candidate)
    assert (done.status, "add --yes" in done.err) == (2, True)
    done = floorsim("desk-test", "person", "delete", candidate, "--yes", "--format", "json")
    receipt = json.loads(done.out)[0]
    assert (receipt["candidate"], receipt["name"], len(receipt["answers"])) == (candidate, True, 3)
    kept = f"programme/results/{sitting}.result"
    assert floorsim("desk-test", "verify", kept, "--programme", "programme").status == 0
    assert NAME not in floorsim("desk-test", "person", "list", "--format", "json").out


def test_what_is_refused_is_told_in_its_row_and_the_rest_comes_in(floorsim: Command) -> None:
    good, stranger = result_of(invite(floorsim, "--name", NAME)), Candidate(Path("other")).whole_test()
    Path("no.result").write_text("nothing")
    done = floorsim(
        "desk-test", "receive", good, stranger, good, "no.result", "none.result", "--format", "json"
    )
    assert done.status == 1
    rows = json.loads(done.out)
    assert [row["received"] for row in rows] == [True, False, False, False, False]
    told = [row["finding"] for row in rows]
    assert told[1].startswith("Nobody was invited to sitting")
    assert "has been received already" in told[2]
    assert told[3].startswith("This is not a complete result of a desk test: its first line is not")
    assert told[4] == "There is no file none.result; check the path."


def test_what_was_verified_is_what_is_kept(floorsim: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    file = result_of(invite(floorsim, "--name", NAME))
    sent = file.read_bytes()

    def replaced(programme: Programme, result: Result) -> tuple[Flag, ...]:
        file.write_bytes(b"something else")
        return ()

    monkeypatch.setattr(Programme, "odd_times", replaced)
    assert floorsim("desk-test", "receive", file).status == 0
    assert Path(f"programme/results/{file.name}").read_bytes() == sent


def test_a_result_that_was_changed_is_not_genuine_and_the_place_is_named(floorsim: Command) -> None:
    file = result_of(invite(floorsim, "--name", NAME))
    file.write_bytes(file.read_bytes().replace(b'"length":5', b'"length":9'))
    done = floorsim("desk-test", "verify", file)
    assert done.status == 1
    assert "The chain breaks at line" in done.out
    assert done.out.endswith(f"Not genuine: {file}\n")
    done = floorsim("desk-test", "verify", file, "--format", "json")
    assert (json.loads(done.out)["genuine"], done.status) == (False, 1)


def test_wrong_use_of_each_command_gets_a_sentence(floorsim: Command) -> None:
    def wrong(*arguments: object) -> str:
        done: Done = floorsim("desk-test", *arguments)
        assert (done.status, done.out) == (2, "")
        return done.err

    assert "There is no file none.result; check the path." in wrong("verify", "none.result")
    assert "There is no programme of desk tests in programme" in wrong("receive", "none.result")
    assert "There is no programme of desk tests in programme" in wrong("purge")
    assert "'soon' is not a date" in wrong(
        "invite", "mine-a.sealed.yaml", "--name", "B", "--valid-until", "soon"
    )
    assert "add --name" in wrong("invite", "mine-a.sealed.yaml")
    assert "'nan' is not a valid number" in wrong(
        "invite", "mine-a.sealed.yaml", "--name", NAME, "--pause-minutes", "nan"
    )
    assert "is too far ahead" in wrong(
        "invite", "mine-a.sealed.yaml", "--name", NAME, "--valid-until", "9999-12-31"
    )
    assert "needs a name" in wrong("invite", "mine-a.sealed.yaml", "--name", "")
    assert "must end in .admission" in wrong(
        "invite", "mine-a.sealed.yaml", "--name", NAME, "--out", "ana.txt"
    )
    Path("text.yaml").write_text("a: 1")
    assert "this is not a sealed desk test" in wrong("invite", "text.yaml", "--name", NAME)
    assert "There is no programme" in wrong("invite", "mine-a.sealed.yaml", "--candidate", "ABCD-1234")
    assert "is over already" in wrong(
        "invite", "mine-a.sealed.yaml", "--name", NAME, "--valid-until", "2020-01-01"
    )
    assert "none.yaml: the file cannot be read (No such file or directory); check the path." in wrong(
        "invite", "none.yaml", "--name", NAME
    )
    assert not Path("programme").exists()
    invite(floorsim, "--name", NAME)
    assert "There is no candidate '0000' in this programme" in wrong("person", "export", "0000")
    other = result_of(invite(floorsim, "--name", NAME))
    done = floorsim("desk-test", "verify", other, "--package", "mine-b.sealed.yaml")
    assert (done.status, "It was taken with another package than mine-b.sealed.yaml" in done.out) == (1, True)


def test_purge_says_what_is_due_and_deletes_it_only_when_asked(
    floorsim: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = HandClocks()
    clocks.at = datetime(2020, 1, 1, tzinfo=UTC)
    old = Programme.begin(Path("programme"), clocks.both)
    invitation, _ = old.invite(Path("mine-a.sealed.yaml"), NAME, AS_USUAL, date(2020, 1, 31))
    candidate = invitation.candidate
    invite(floorsim, "--name", "Ben Okoro")
    done = floorsim("desk-test", "purge", "--dry-run")
    assert done.out.splitlines()[1].split() == [candidate, invitation.sitting, "2020-07-29"]
    assert done.err == "Nothing was deleted.\n"
    assert "add --yes" in floorsim("desk-test", "purge").err
    assert old.people.names[candidate] == NAME
    asked: list[str] = []
    monkeypatch.setattr("floorsim.cli.desk_test_commands.person.confirm", asked.append)
    done = floorsim("desk-test", "purge")
    assert asked == ["Delete what is kept of 1 sitting whose retention time is over, for good?"]
    assert "because the retention time is over" in done.out
    assert list(old.people.names.values()) == ["Ben Okoro"]
    done = floorsim("desk-test", "purge", "--yes")
    assert (done.out, done.err) == ("", "No retention time is over, so nothing was deleted.\n")


def test_a_purge_that_is_held_up_gives_the_receipts_of_what_is_gone(floorsim: Command) -> None:
    clocks = HandClocks()
    clocks.at = datetime(2020, 1, 1, tzinfo=UTC)
    old = Programme.begin(Path("programme"), clocks.both)
    first, _ = old.invite(Path("mine-a.sealed.yaml"), NAME, AS_USUAL, date(2020, 1, 31))
    second, admission = old.invite(Path("mine-a.sealed.yaml"), "Ben Okoro", AS_USUAL, date(2020, 1, 31))
    admission.unlink()
    admission.mkdir()
    done = floorsim("desk-test", "purge", "--yes")
    assert (done.status, first.candidate in done.out, second.candidate in done.out) == (1, True, False)
    assert f"{admission} cannot be deleted" in done.err
    assert list(old.people.names) == [second.candidate]


def test_a_second_sitting_on_the_same_form_gets_a_word(floorsim: Command) -> None:
    first = invite(floorsim, "--name", NAME)
    done = floorsim("desk-test", "invite", "mine-a.sealed.yaml", "--candidate", first["candidate"])
    assert "invited to the same form before" in done.err
    done = floorsim("desk-test", "invite", "mine-b.sealed.yaml", "--candidate", first["candidate"])
    assert done.status == 0


def test_another_name_for_a_known_candidate_is_told(floorsim: Command) -> None:
    candidate = invite(floorsim, "--name", NAME)["candidate"]
    again = ("desk-test", "invite", "mine-b.sealed.yaml", "--candidate", candidate)
    assert "The name of" not in floorsim(*again, "--name", NAME).err
    done = floorsim(*again, "--name", "Ana Costa")
    assert f"The name of {candidate} is now Ana Costa; it was {NAME}." in done.err
    Path("there.admission").touch()
    assert floorsim(*again, "--name", "Ana Lima", "--out", "there.admission").status == 1
    assert "Ana Costa" in floorsim("desk-test", "person", "list").out


def test_whose_name_was_deleted_is_invited_by_name_again(floorsim: Command) -> None:
    candidate = invite(floorsim, "--name", NAME)["candidate"]
    floorsim("desk-test", "person", "delete", candidate, "--yes")
    done = floorsim("desk-test", "invite", "mine-b.sealed.yaml", "--candidate", candidate)
    assert (done.status, "add --name" in done.err) == (2, True)
