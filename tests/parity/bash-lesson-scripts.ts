/** More scripts for the recorder: what lessons and labs do with a shell. */
export const lessonScripts: readonly string[] = [
  `while read -r l; do echo "<$l>"; done < <(printf 'a b\\nc\\\\d\\n'); while IFS=, read -r a b; do echo "$b-$a"; done <<< $'1,2\\n3,4'`,
  `diff <(echo a) <(echo b) > /dev/null; echo $?; for f in $(cat <(echo x y)); do echo $f; done; paste <(echo 1) <(echo 2)`,
  `f() { cat <<EOF
name: $1
list:
$(for i in 1 2; do echo "  - $i"; done)
EOF
}; f web`,
  `name=\${1:-$(echo default)}; echo "\${name^}"; x=\${y:-"a $(echo "b c")"}; echo "$x"`,
  `i=0; while true; do i=$((i+1)); if [ $i -eq 3 ]; then continue; fi; if [ $i -gt 4 ]; then break; fi; echo -n "$i "; done; echo`,
  `for f in a.yaml b.yml c.txt; do case $f in *.yaml|*.yml) echo "yaml $f";; *) echo "other $f";; esac; done`,
  `s="key=value=more"; echo "\${s%%=*} \${s#*=}"; p=/a/b/c; echo "\${p##*/} \${p%/*}"; v=v1.33.1; IFS=. read -r x y z <<< "\${v#v}"; echo "$x $y $z"`,
  `set -euo pipefail; x=$(echo ok); echo "$x"; cat /nope 2>/dev/null | true; echo unreachable`,
  `set -eu; f() { local r; r=$(false) || r=failed; echo "$r"; }; f; echo "\${undefined:-safe}"; unset x; echo "$x"`,
  `retry() { local n=0; until "$@"; do n=$((n+1)); [ $n -ge 3 ] && return 1; echo "retry $n"; done; }; retry false; echo $?; retry true; echo $?`,
  `arr=(); for i in 3 1 2; do arr+=("item $i"); done; printf '%s\\n' "\${arr[@]}" | sort; echo "\${#arr[@]} \${arr[*]:0:2}"`,
  `declare -A count; for w in a b a c a; do count[$w]=$((\${count[$w]:-0}+1)); done; for k in a b c; do echo "$k \${count[$k]}"; done`,
  `json='{"a":1,"b":[1,2]}'; echo "$json" | tr -d '{}"' ; echo '{"x": "'"$HOME"'"}'; echo "it's \\"quoted\\""`,
  `echo "Total: $(( $(echo 3) * $(echo 4) ))"; ((a=5, b=a*2)); echo "$a $b $((a>b?a:b))"; echo $(( (1<<10) - 1 ))`,
  `x=10; until ((x<=7)); do ((x--)); done; echo $x; for ((i=10,j=0;i>j;i-=3,j++)); do echo "$i $j"; done`,
  `[[ "pod-1" =~ ^([a-z]+)-([0-9]+)$ ]] && echo "\${BASH_REMATCH[1]} \${BASH_REMATCH[2]} \${#BASH_REMATCH[@]}"; [[ $HOME == /root && ( -d / || -f /x ) ]] && echo y`,
  `cat > s.sh <<'EOF'
#!/bin/bash
set -e
echo "args: $# $*"
[ $# -gt 0 ] || { echo "usage: $0 name" >&2; exit 2; }
echo "done $1"
EOF
chmod +x s.sh; ./s.sh; echo $?; ./s.sh a b; bash s.sh c; cat s.sh | bash -s d`,
  `exec 2>&1; echo to-stderr >&2; nosuch; (echo sub >&2); { echo grp >&2; } 2>/dev/null; echo end`,
  `f() { echo out; echo err >&2; }; x=$(f 2>/dev/null); echo "$x"; y=$(f 2>&1 >/dev/null); echo "$y"; f 2>&1 | wc -l`,
  `trap 'echo cleanup; exit 7' EXIT; false; echo body; kill -TERM $$; echo no`,
  `trap 'echo int; trap - INT' INT; kill -INT $$; echo next; (trap 'echo t' TERM; kill -TERM $BASHPID; echo in)`,
  `sleep 0.3 & p=$!; kill -0 $p && echo alive; wait $p; kill -0 $p 2>/dev/null || echo gone; { sleep 0.1; exit 4; } & wait $!; echo $?`,
  `(for i in 1 2 3; do echo $i; sleep 0.05; done) | while read n; do echo "got $n"; done; echo a b c | xargs -n1 echo item`,
  `printf '%-10s %5s\\n' NAME READY; printf '%-10s %5s\\n' web-1 1/1 web-2 0/1; printf '%s\\t%s\\n' a b; printf '[%6.2f]\\n' 3.14159`,
  `echo a{1,2}{x,y} {z..x} pre{,-fix}; echo {01..10..3} {a,b}{,.bak}; echo "\${HOME}"{/a,/b}; mkdir -p d/{x,y}/z; echo d/*/z`,
  `cd /tmp/parity && mkdir -p a/b && cd a/b && pwd && cd ../.. && pwd; ln -s a/b l; cd l; pwd; pwd -P; cd ..; pwd; cd nowhere || echo failed`,
  `touch .hidden f1 f2; ls; ls -a | head -3; rm f?; ls; echo .h*; echo "$(ls | wc -l)"`,
  `x="  spaced  out  "; echo $x; echo "$x"; set -- $x; echo "$#:$1:$2"; y=$x; echo "[$y]"; z="*"; echo "$z" '$z' \\$z`,
  `unset IFS; v=$'a\\tb\\nc'; echo $v; IFS=$'\\n'; set -- $'1 2\\n3'; for i in $1; do echo "<$i>"; done`,
  `a=1; { a=2; echo $a; } | cat; echo $a; a=3 | true; echo $a; echo 5 | { read a; echo $a; }; echo $a`,
  `test -n "$PATH" && echo set; [ -z "$NOPE" ] && echo unset; [ "a" \\< "b" ] && echo less; [ 5 -gt 10 ] || echo no; [ "10" = "010" ] || echo str; [ 10 -eq 010 ] && echo num`,
  `f() { return 300; }; f; echo $?; f() { return -1; }; f; echo $?; (exit 256); echo $?; true; f() { :; }; f; echo $?`,
  `echo one; echo two >&2; echo three | cat >&2; echo "\${PIPESTATUS[*]}"; ! false | true; echo $?; true && false || echo or; false || true && echo and`,
  `if [ 1 = 1 ]
then
  echo multi
  # comment
  if true; then echo nested; fi
else echo no
fi
for x in \\
  a \\
  b; do
  echo $x
done`,
  `case "$1" in "") echo empty ;; esac; case x in (x) echo paren;; esac; case aXb in *[A-Z]*) echo upper;; esac; case - in [-a]) echo dash;; esac; case a in [!a]) echo no;; *) echo else;; esac`,
  `g() { echo "$FUNCNAME:$#:$1"; shift; [ $# -gt 0 ] && g "$@"; }; g a "b c" d; echo $?`,
  `echo $((10#09)) $((0xff & 0x0f)) $((5 ** 2 % 7)) $((-5 % 3)) $((1 ? 2 : 3)) $((!0 + ~1)); n=5; echo $((n += 2, n * 2)) $n; echo $(($n/2)).$((n%2))`,
  `echo "$(printf '%s' "a b" | tr ' ' '\\n' | sort -r | head -1)" "$(echo "nested $(echo "deep $(echo x)")")"`,
  `LC=1 FOO=bar env | grep -E '^(FOO|LC)=' | sort; FOO=x; export FOO; bash -c 'echo $FOO'; unset FOO; bash -c 'echo [$FOO]'; env -i A=1 env`,
  `readonly PI=3; PI=4; echo no
echo "after $PI"; echo end`,
  `declare -i a=5; a+=3; echo $a; declare -r c=1; declare -a l=([0]=x [3]=y); echo "\${!l[@]}"; typeset -u up=abc; echo $up; f() { declare v=1; declare -g w=2; }; f; echo "[$v][$w]"`,
  `echo "a,b;c" | tr ',;' '\\n\\n' | while read x; do printf '%s.' "$x"; done; echo; seq 1 3 | { sum=0; while read n; do sum=$((sum+n)); done; echo $sum; }`,
  `x=abc; echo \${x:0:1}\${x: -1} \${x/b} \${x/#a/A} \${x/%c/C} \${x//[ac]/_} \${x:1:-1} \${x^^[b]}; y="a/b/c"; echo \${y//\\//-} \${y/\\/b/}`,
  `echo $'\\e[1mbold\\e[0m' | cat -v; echo -e '\\x41\\u00e9\\t|' ; echo 'a\\nb'; echo "a\\nb"; printf 'a\\nb\\n'; printf "%b" 'c\\n'`,
  `until false; do echo once; break; done; while :; do while :; do break 2; done; done; echo out; for i; do echo no; done; set -- p q; for i do echo $i; done`,
  `ls /nope; echo $?; cat nofile nofile2; echo $?; mkdir a; rmdir a; cd a; grep x nofile; echo $?`,
  `echo hi > f && cat f; echo bye >> f; wc -l < f; cp f g; mv g h; cat h; rm f h; [ -e f ] || echo removed; : > empty; [ -s empty ] || echo empty`,
  `eval "a b"; echo $?; eval; echo $?; cmd='echo "x  y"'; eval $cmd; eval "$cmd"; eval 'for i in 1 2; do echo $i; done'; v=n; eval "$v=5"; echo $n`,
];
