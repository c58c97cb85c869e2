"""Files that are neither a scenario nor a list of decisions, with a word in them that no fault may repeat."""

from __future__ import annotations

SECRET = "swordfish"
OTHER_KINDS = {
    "accounts": f"root:x:0:0:{SECRET}:/root:/bin/bash\nme:x:1:1:{SECRET}:/home/me:/bin/sh\n",
    "settings": f"{SECRET}: {{{SECRET}: 1}}\npassword: {SECRET}\n",
    "broken settings": f"user: me\n  password: {SECRET}\n{SECRET}: [\n",
    "settings with a key of ours inside": f"{SECRET}:\n  floor: {SECRET}\n",
    "broken settings with a key of ours inside": f"{SECRET}:\n  people: '{SECRET}\n  {SECRET}: [\n",
    "key": f"-----BEGIN KEY-----\n{SECRET}: {SECRET}: x\n",
    "list": f"- {SECRET}\n- password: {SECRET}\n",
    "list that names what is not there": f"- *{SECRET}\n",
    "words": f"*{SECRET} is the word\n",
}
