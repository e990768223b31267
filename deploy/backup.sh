#!/bin/sh
# Back up and restore what hubs keep. A backup holds what people were promised would be forgotten: keep it as safe
# as the hub, and not for long. docs/running.md says what else to think of.
#
#   backup.sh save-file FILE FOLDER     FILE is the SQLite file that DATABASE names; no hub runs on it
#   backup.sh put-file FILE FOLDER      likewise; what was erased since the backup is erased again
#
#   backup.sh save-server DIR FOLDER    DIR is the data folder of Redis or Valkey, which runs, with its hubs
#   backup.sh erased FOLDER             before a restore, while the old server still answers
#   backup.sh put-server DIR FOLDER     hubs and server are stopped; then start the server, and no hub
#   backup.sh forget FOLDER             what was erased since the backup is erased again; then start the hubs
#
# FOLDER is a new one for `save-…`. CLI is how the server is asked, `valkey-cli` if nothing is said.
set -eu
umask 077
cli=${CLI:-valkey-cli}
circlekeeper=${CIRCLEKEEPER:-circlekeeper}
python=${PYTHON:-python3}

give_up() { # SENTENCES
  echo "$*" >&2
  exit 1
}

erased_in_file() { # FILE
  "$python" -c 'import sqlite3, sys
for id, in sqlite3.connect(sys.argv[1]).execute("SELECT stream FROM erased"): print(id)' "$1"
}

still_in_file() { # FILE FOLDER
  "$python" -c 'import sqlite3, sys
there = {id for id, in sqlite3.connect(sys.argv[1]).execute("SELECT stream FROM streams")}
print(*sorted(there & set(open(sys.argv[2] + "/erased").read().split())))' "$1" "$2"
}

end_of_rewriting() {
  while $cli -e INFO persistence | grep -q -E 'aof_rewrite_(in_progress|scheduled):1'; do sleep 1; done
}

manifest() { # DIR
  for file in "$1"/appendonlydir/*.manifest; do
    case $file in */temp-*) ;; *) cat "$file" ;; esac
  done
}

case "$#:${1-}" in
3:save-file)
  mkdir "$3"
  cp -p "$2"* "$3"/
  ;;
3:put-file)
  name=$(basename "$2")
  [ -s "$3/$name" ] || give_up "There is no $name in $3. Nothing was changed."
  if [ -s "$2" ]; then
    erased_in_file "$2" >> "$3"/erased ||
      give_up "$2 does not tell what was erased. Nothing was changed: move it away and call this again, but then" \
        "whoever erased a meeting since the backup has to do so again."
  fi
  rm -f "$2" "$2"-*
  for file in "$3/$name"*; do cp -p "$file" "$(dirname "$2")"/; done
  "$circlekeeper" erase --expired --yes --database "$2"
  if [ -e "$3"/erased ]; then
    while read -r id; do
      # One that began after the backup is not there to be erased.
      "$circlekeeper" erase --yes --database "$2" -- "$id" < /dev/null || true
    done < "$3"/erased
    still=$(still_in_file "$2" "$3")
    [ -z "$still" ] ||
      give_up "What was erased is still there: $still. Start no hub; find out above what went wrong, and call this again."
  fi
  ;;
3:save-server)
  mkdir "$3"
  # Links to all files at one moment: if the list of them has not changed meanwhile, they belong together.
  links=$2/.backup
  while true; do
    rm -rf "$links"
    before=$(manifest "$2")
    if cp -al "$2"/appendonlydir "$links" 2> /dev/null && [ "$before" = "$(manifest "$2")" ]; then break; fi
  done
  rm -f "$links"/temp-*
  cp -a "$links" "$3"/appendonlydir
  rm -rf "$links"
  ;;
2:erased)
  for bucket in $(seq 0 63); do
    echo "ECHO bucket:$bucket"
    echo "SMEMBERS circlekeeper:{$bucket}:erased"
  done | $cli -e --raw | awk -F: '
    $1 == "bucket" { bucket = $2; buckets++; next }
    NF { print bucket, $0 }
    END { if (buckets != 64) { print "The server did not tell what was erased." > "/dev/stderr"; exit 1 } }
  ' > "$2"/erased.now
  # Together with what an earlier call has found, should this server have lost it.
  touch "$2"/erased
  sort -u "$2"/erased "$2"/erased.now > "$2"/erased.all
  mv "$2"/erased.all "$2"/erased
  rm "$2"/erased.now
  ;;
3:put-server)
  rm -rf "$2"/appendonlydir
  cp -a "$3"/appendonlydir "$2"/
  ;;
2:forget)
  touch "$2"/erased
  while read -r bucket id; do
    key="circlekeeper:{$bucket}"
    echo "SADD $key:erased $id"
    echo "DEL $key:head:$id $key:entries:$id"
    echo "ZREM $key:expiries $id"
  done < "$2"/erased | $cli > /dev/null || true
  # Some commands may have been refused without a word, as a server that is full does: so it is asked what came of it.
  while read -r bucket id; do
    key="circlekeeper:{$bucket}"
    echo "SISMEMBER $key:erased $id"
    echo "EXISTS $key:head:$id $key:entries:$id"
  done < "$2"/erased | $cli --raw | awk -v ids="$(wc -l < "$2"/erased)" '
    $0 != NR % 2 { wrong = 1 }
    END { exit wrong || NR != 2 * ids }
  ' || give_up "The server did not erase all of it. Start no hub: see that the server is up and has room, and call this again."
  # Deleted text stays in the file until it is written anew.
  end_of_rewriting
  $cli -e BGREWRITEAOF > /dev/null && end_of_rewriting &&
    $cli -e INFO persistence | grep -q aof_last_bgrewrite_status:ok ||
    give_up "The server did not write its file anew, so erased text is still in it. Start no hub, and call this again."
  ;;
*)
  sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
  exit 2
  ;;
esac
