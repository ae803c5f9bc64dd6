#!/bin/sh
# Collects every string of the window for translators, and compiles what is translated:
#   scripts/translations.sh LANGUAGE...
# A language's file is assets/translations/coping_app_LANGUAGE.ts; lrelease leaves unfinished lines out.
set -eu
bin=${VENV:-.venv}/bin
mkdir -p assets/translations
for language in "$@"; do
  file=assets/translations/coping_app_$language.ts
  # shellcheck disable=SC2046
  "$bin/pyside6-lupdate" -no-obsolete $(find coping_app -name '*.py') -ts "$file"
  "$bin/pyside6-lrelease" "$file" -qm "assets/translations/coping_app_$language.qm"
done
