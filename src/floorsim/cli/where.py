"""`floorsim where`: the folders that floorsim keeps things in."""

import click

from floorsim.cli.output import format_option, print_json, print_table


@click.command("where")
@format_option
def where(form: str) -> None:
    """Show where settings, stored runs and logs are kept."""
    from floorsim.content import content_dir
    from floorsim.scenario.files import kind_of
    from floorsim.store import where as places

    found = {**places(), "scenarios": content_dir("scenarios")}
    if form == "json":
        print_json({name: str(path) for name, path in found.items()})
        return
    made = {name: kind_of(path) in ("file", "folder") for name, path in found.items()}
    rows = [(name, path, "" if made[name] else "not made yet") for name, path in found.items()]
    print_table(("what", "where", ""), rows)
