/** Scripts that the real bash and ours must agree on; each runs as `bash -c` in an empty /tmp/parity. */
export const scripts: readonly string[] = [
  // Words and quotes
  `echo a  b   c`,
  `echo "a  b"  'c  d'`,
  `echo a\\ b \\$x "\\$x" '\\$x'`,
  `echo "a\\"b" 'it'"'"'s'`,
  `echo $'a\\tb\\n\\x41\\u00e9'`,
  `echo -n a; echo -e 'b\\tc\\\\'; echo -E 'd\\te'`,
  `echo -ne 'x\\n'; echo -z; echo -- -n`,
  `echo {a,b,c}{1,2} x{,y}z {1..5} {5..1..2} {01..03} {a..e} {a} {} {a,b`,
  `echo "{a,b}" '{1..2}' \\{a,b}`,
  `x=3; echo {1..$x} {a,$x}b`,
  `echo ~ ~/x "~" a~ ~nobody/x`,
  `a=~/x:~/y; echo $a`,
  `x="a b  c"; echo $x; echo "$x"; set -- $x; echo $#`,
  `IFS=:; x=a:b::c; set -- $x; echo $# "$3|$4"`,
  `IFS=,; x="a,b,"; set -- $x; echo $#; x=",a"; set -- $x; echo $#`,
  `IFS=" ,"; x="a , b,,c"; set -- $x; echo $# "$1|$2|$3|$4"`,
  `IFS=; x="a b"; set -- $x; echo $#`,
  `set -- "a b" c; for i in "$@"; do echo "<$i>"; done; for i in $*; do echo "[$i]"; done; echo "$*"`,
  `set --; echo "$@" | cat; for i in "$@"; do echo no; done; for i in ""; do echo yes; done`,
  `set -- a b c; IFS=-; echo "$*" "$@"; echo x"$@"y`,
  `x=; echo a$x b; echo a"$x"b; echo $x`,
  `echo a#b #comment`,
  `echo a\\
b`,
  // Parameters
  `unset x; echo "\${x-d}" "\${x:-d}" "\${x+s}" "\${x:+s}"; x=; echo "\${x-d}" "\${x:-d}" "\${x+s}" "\${x:+s}"; x=v; echo "\${x-d}" "\${x:+s}"`,
  `echo \${x:=hi} $x; echo \${y=a b c}`,
  `echo \${x:?is missing}; echo no`,
  `(: \${x?}); echo $?`,
  `x=hello; echo \${#x} \${x:1} \${x:1:3} \${x: -3} \${x: -3:2} \${x:0:-1} "\${x:9}"`,
  `x=/a/b/c.tar.gz; echo \${x#*/} \${x##*/} \${x%.*} \${x%%.*} \${x##*.} \${x%/*}`,
  `x="foo bar foo"; echo \${x/foo/X} \${x//foo/X} \${x/#foo/X} \${x/%foo/X} \${x//o} "\${x// /_}"`,
  `x=hello; echo \${x^} \${x^^} \${x^^[el]}; y=WORLD; echo \${y,} \${y,,}`,
  `x=a; y=x; echo \${!y}; a1=1 a2=2; echo \${!a*}`,
  `x="it's"; echo \${x@Q} \${x@U} \${x@u} \${x@L}`,
  `x="a*b"; y='*'; case $x in a"$y"b) echo lit;; esac; echo "\${x#a$y}" "\${x#a"$y"}"`,
  `echo \${#@} \${#*}; set -- a bb; echo \${#@} \${#1} \${#2} \${@:1} \${@:2:1} \${*: -1}`,
  `set -- 1 2 3 4 5 6 7 8 9 10 11; echo $10 \${10} \${11} $#; shift 3; echo $1 $#`,
  `x="a b"; y="\${x:-"c d"}"; echo "$y" "\${z:-"c  d"}" \${z:-c  d}`,
  `echo "\${x:-'a'}" \${x:-'a b'}`,
  `x='$(echo no)'; echo $x "\${x}"`,
  `false; echo $?; true; echo $?; (exit 7); echo $?`,
  `echo $0 $# ; f() { echo $0 $# $1; }; f a b`,
  `x=1; readonly x; x=2; echo after $x`,
  `unset -v nosuch; x=1; unset x; echo "[$x]"`,
  `set -u; echo before; echo $nosuch; echo after`,
  `set -u; echo \${nosuch:-ok} "$@" $#`,
  `\${x!y}; echo $?`,
  // Arrays
  `a=(x "y z" w); echo \${a[0]} \${a[1]} \${#a[@]} "\${a[@]}" \${a[-1]} \${!a[@]}`,
  `a=(1 2 3); a+=(4); a[6]=7; echo "\${a[@]}" \${#a[@]} "\${!a[@]}"; unset "a[1]"; echo "\${a[*]}"`,
  `a=(a b c d); echo "\${a[@]:1:2}" "\${a[@]/#/x}" "\${a[@]%c}" "\${a[@]^^}"`,
  `declare -A m; m[x]=1; m["a b"]=2; echo \${m[x]} "\${m[a b]}" \${#m[@]}`,
  `declare -A m=([k]=v); echo \${m[k]} "\${!m[@]}"; unset "m[k]"; echo \${#m[@]}`,
  `a=(); for i in "\${a[@]}"; do echo no; done; echo \${#a[@]}`,
  `a=([2]=c [0]=a); echo "\${a[@]}"; i=1; a[i+1]=z; echo "\${a[@]}"`,
  `a=(3 1 2); IFS=,; echo "\${a[*]}"`,
  `x=s; x[1]=t; echo "\${x[@]}"; echo $x`,
  `declare -p nosuch; a=(1 "b c"); declare -p a; x="q\\"r"; declare -p x; declare -ir n=5; declare -p n`,
  `mapfile -t l < <(printf 'a\\nb c\\n'); echo \${#l[@]} "\${l[1]}"`,
  `a=(one two); for i in "\${!a[@]}"; do echo "$i=\${a[i]}"; done`,
  `f() { local -a l=(1 2); l+=(3); echo "\${l[@]}"; }; f; echo "\${l[@]}"`,
  // Arithmetic
  `echo $((1+2*3)) $(( (1+2)*3 )) $((7/2)) $((-7/2)) $((7%3)) $((-7%3)) $((2**10)) $((1<<4|3)) $((~0)) $((!5)) $((5>3 && 2<1))`,
  `x=5; echo $((x++)) $((++x)) $((x--)) $x $((x+=10)) $((x%=4)) $((x==3?1:2))`,
  `echo $((0x1f)) $((010)) $((2#101)) $((36#z)) $((1,2))`,
  `x=y; y=7; echo $((x)) $((x+1)) $(( $y * 2 )); a=(1 2 3); echo $((a[1]+a[2]))`,
  `echo $((1/0)); echo after`,
  `echo $((1+)); echo after`,
  `echo $((1 2)); echo after`,
  `echo $((09)); echo after`,
  `((x=3)); echo $? $x; ((0)); echo $?; let y=2+3 z=y*2; echo $y $z; let 0; echo $?`,
  `for ((i=0;i<3;i++)); do echo $i; done; for ((;;)); do break; done; echo $i`,
  `echo $((9223372036854775807+1))`,
  `declare -i n=2+3; n+=4; echo $n; n=abc; echo $n`,
  // Control
  `if true; then echo a; elif true; then echo b; else echo c; fi; if false; then echo a; elif true; then echo b; fi; if false; then :; else echo c; fi`,
  `i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done; until [ $i -eq 0 ]; do i=$((i-1)); done; echo $i`,
  `for i in 1 2 3 4; do [ $i = 2 ] && continue; [ $i = 4 ] && break; echo $i; done`,
  `for i in 1 2; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; done; for i in 1 2; do for j in a b; do break 2; done; done; echo $i$j`,
  `case abc in a*) echo 1;; *) echo 2;; esac; case x in a|x) echo ax;;& x) echo fall;& y) echo y;; z) echo z;; esac`,
  `case "a b" in "a b") echo q;; esac; case [x] in "[x]") echo lit;; esac; case b in [a-c]) echo r;; esac; case 5 in [!0-9]) echo no;; [[:digit:]]) echo d;; esac`,
  `true && echo a || echo b; false && echo a || echo b; ! true; echo $?; ! false && echo c`,
  `{ echo a; echo b; } | cat; (echo c; x=1); echo "[$x]"`,
  `f() { echo "in $1"; return 4; echo no; }; f x; echo $?; f() (echo sub; exit 5); f; echo $?`,
  `f() { local x=1; g; echo $x; }; g() { x=2; }; x=0; f; echo $x`,
  `function g { echo g; }; g; unset -f g; g; echo $?`,
  `fact() { if [ $1 -le 1 ]; then echo 1; else echo $(( $1 * $(fact $(($1-1))) )); fi; }; fact 6`,
  `break; echo $?; continue; return; echo $?`,
  `f() { for i in 1 2 3; do return $i; done; }; f; echo $?`,
  `while read x; do echo "<$x>"; done <<< $'a\\nb'`,
  `x=1; while :; do x=$((x*2)); if ((x>100)); then break; fi; done; echo $x`,
  `if [[ 1 ]]; then echo y; fi; while false; do :; done; echo $?`,
  `select x in a b; do echo $x; break; done <<< 2`,
  // Tests
  `[ a = a ]; echo $?; [ a = b ]; echo $?; [ a != b ]; echo $?; [ -z "" ]; echo $?; [ -n "" ]; echo $?; [ x ]; echo $?; [ ]; echo $?`,
  `[ 1 -lt 2 -a 2 -gt 1 ] && echo and; [ 1 -gt 2 -o 1 -eq 1 ] && echo or; [ ! 1 -eq 2 ] && echo not; [ \\( 1 = 1 \\) ] && echo paren`,
  `[ 1 = ]; echo $?; [ a b ]; echo $?; [ a b c ]; echo $?; [ x -eq 1 ]; echo $?; [ 1 -eq 1; echo $?`,
  `x=; [ $x = a ]; echo $?; [ "$x" = a ]; echo $?`,
  `touch() { : > $1; }; touch f; [ -f f ] && echo f; [ -d . ] && echo d; [ -e nope ] || echo no; [ -s f ] || echo empty; echo x > f; [ -s f ] && echo s; [ -r f ] && echo r; [ -x f ] || echo nx`,
  `[[ abc == a* ]] && echo 1; [[ abc == "a*" ]] || echo 2; [[ abc =~ ^a(.)c$ ]] && echo \${BASH_REMATCH[1]}; [[ a < b && ! b < a ]] && echo 3; [[ -z $nope ]] && echo 4`,
  `[[ 5 -gt 3 ]] && echo y; [[ 2+3 -eq 5 ]] && echo arith; x="a b"; [[ $x == "a b" ]] && echo nosplit; [[ -v x && ! -v nope ]] && echo set`,
  `re='^[0-9]+$'; [[ 123 =~ $re ]] && echo num; [[ 12a =~ $re ]] || echo notnum; [[ "a.c" =~ a\\.c ]] && echo dot; [[ abc =~ "a.c" ]] || echo quoted`,
  `shopt -s extglob
[[ foo.txt == !(*.md) ]] && echo 1; x=aaab; echo \${x##+(a)}; case foobar in @(foo|bar)*) echo 2;; esac; [[ "" == ?(a) ]] && echo 3`,
  `test 1 -ne 2 && echo t; test -t 0 || echo nott; test "(" = "(" && echo p`,
  // Redirection
  `echo hi > f; cat f; echo more >> f; cat < f; cat <f >g; cat g`,
  `echo out; echo err >&2; { echo o2; echo e2 >&2; } 2>&1 | cat`,
  `nosuchcmd 2>/dev/null; echo $?; nosuchcmd 2>&1 | cat`,
  `echo x > /nonexistent/f; echo $?; cat < nofile; echo $?`,
  `cat <<EOF
a $((1+1)) \\$x \\\\ "q" 'r'
	tab
EOF`,
  `cat <<'EOF'
$x \\n \`cmd\`
EOF
cat <<-EOF
	stripped
	EOF`,
  `cat <<A; cat <<B
1
A
2
B`,
  `x=v; cat <<EOF | cat
$x $(echo sub)
EOF
cat <<< "here $x"`,
  `exec 3> f; echo a >&3; echo b >&3; exec 3>&-; cat f; echo c >&3; echo $?`,
  `exec 4<<< "from four"; read x <&4; echo $x; exec 4<&-`,
  `set -C; echo a > f; echo b > f; echo $?; echo c >| f; cat f`,
  `echo a &> f; cat f; { echo b; echo c >&2; } &>> f; cat f`,
  `{ read a; read b; echo "$a+$b"; } <<EOF
1
2
EOF`,
  `for i in 1 2; do echo $i; done > f; cat f; while read l; do echo "l:$l"; done < f`,
  `echo a > f > g; [ -s f ] || echo empty; cat g; : > g; cat g`,
  `cat <(echo a) <(echo b); echo x > >(cat); wait`,
  `x=$(cat <<EOF
in sub
EOF
); echo $x`,
  `{fd}>f echo hi; exec {fd}>g; echo $fd >&$fd; cat g`,
  `echo a 1>&2 2>/dev/null; cat /nope 2>/dev/null | cat; echo \${PIPESTATUS[1]}`,
  `echo $(<nofile); echo f1 > f; echo "$(<f)"`,
  `> a; echo a*; rm() { :; }; echo x >"a b"; cat "a b"`,
  `x="a b"; echo hi > $x; echo $?`,
  // Pipes
  `echo a | cat | cat; true | false; echo $? \${PIPESTATUS[@]}; false | true; echo \${PIPESTATUS[@]}`,
  `set -o pipefail; false | true; echo $?; true | true; echo $?`,
  `echo a b c | while read x y; do echo "$y"; done; echo a | { read x; echo "got $x"; }; echo "[$x]"`,
  `printf 'c\\na\\nb\\n' | sort | head -1; seq 1 100000 | head -2; yes | head -1`,
  `! echo a | cat; echo $?; echo a |& cat`,
  `(exit 3) | cat; echo \${PIPESTATUS[0]}`,
  // Substitution
  `echo $(echo a; echo b) "$(echo a; echo b)" \`echo c\` "\`echo "d e"\`"`,
  `x=$(printf 'a\\n\\n'); echo "[$x]"; y=$(exit 3); echo $?; echo $(exit 4) $?`,
  `echo $(echo $(echo deep)) \`echo \\\`echo bt\\\`\``,
  `x=$(false); echo $?; local y=$(false) 2>/dev/null; f() { local z=$(false); echo $?; }; f`,
  `a=$(echo "x  y"); echo $a "$a"; echo "$(echo "q")"`,
  // Errors and set
  `set -e; false; echo no`,
  `set -e; false || true; if false; then :; fi; ! true; echo ok; (false; echo no); echo no2`,
  `set -e; f() { false; echo in; }; f || echo caught; f; echo no`,
  `set -e; x=$(false); echo no`,
  `set -e; echo $(false) ok; false && true; echo still`,
  `set -x; echo a "b c"; x=1; y="q r"; for i in 1; do :; done`,
  `set -f; echo *; set +f; set -o noglob; set +o noglob; echo $-`,
  `nosuch; echo $?; ./nosuch; echo $?; /tmp; echo $?; echo x > f; ./f; echo $?`,
  `if; then`,
  `echo a; echo )`,
  `for i in 1 2; do echo`,
  `echo "unclosed`,
  `case x in`,
  `echo a
echo b
fi
echo c`,
  `; echo a`,
  `foo() { echo`,
  `a && && b`,
  `echo \`echo`,
  `(echo a`,
  `eval 'echo a; fi'; echo $?`,
  `trap 'echo bye' EXIT; echo hi; exit 3`,
  `trap 'echo err $?' ERR; false; true; (exit 2); false || true`,
  `trap 'echo got' USR1; kill -USR1 $$; echo after; trap - USR1; trap`,
  `trap 'echo x' INT TERM; trap; trap -p INT; trap '' HUP; trap -p HUP`,
  `(trap 'echo sub' EXIT; echo in); echo out`,
  `exit 300`,
  `exit abc`,
  `f() { exit 9; }; (f); echo $?; f; echo no`,
  `shift 5; echo $?; shift -1; echo $?; set -- a; shift; shift; echo $?`,
  `export X=1 Y; echo $X; X=2 bash -c 'echo $X $Y'; echo $X; Y=3; bash -c 'echo $Y'`,
  `A=1 B=2; A=5 B=$A; echo $A $B; C=9 true; echo "[$C]"`,
  `x=1 eval 'echo $x'; echo "[$x]"; PATH=/nope nosuchcmd; echo $?`,
  `unalias nope; alias x='echo al'; alias x; alias`,
  `shopt -s expand_aliases
alias hi='echo hello'
hi there; alias ll='hi x'
ll y`,
  // Builtins
  `cd /; pwd; cd /usr/bin; cd ..; pwd; cd -; echo $OLDPWD; cd /nope; echo $?; cd /etc/passwd; cd a b`,
  `printf '%s-%d-%x\\n' a 10 255 b 20 16; printf '%5s|%-5s|%05d|%.2f|%+d\\n' a b 42 3.14159 5; printf '%q %b\\n' "a b" 'x\\ty'; printf 'no newline'`,
  `printf '%d\\n' abc; echo $?; printf '%s\\n'; printf '%c%c\\n' abc d; printf '%%|%5.1f|%e\\n' 2.25 12345.678; printf '%o %X %#x\\n' 8 255 255`,
  `printf -v x '%03d' 7; echo $x; printf '%s %s\\n' a b c; printf "%-10s|\\n" abc`,
  `read a b <<< "1 2 3"; echo "$a|$b"; read -r x <<< 'a\\b'; echo "$x"; read x <<< 'a\\b'; echo "$x"; IFS=: read u v w <<< "a:b:c:d"; echo "$u $v $w"; echo "$?"`,
  `read x < /dev/null; echo $? "[$x]"; printf 'nonl' | { read x; echo "$? $x"; }; read -n 3 x <<< abcdef; echo $x; read -d : x <<< "ab:cd"; echo $x; read -a arr <<< "x y z"; echo \${arr[1]} \${#arr[@]}`,
  `read "  " <<< a; echo $?; echo "  lead trail  " | { read x; echo "[$x]"; }; echo "  lead  " | { IFS= read x; echo "[$x]"; }`,
  `type echo if cat nosuch; type -t cd for cat f; command -v echo; command -v nosuch; echo $?; f() { :; }; type -t f; command -V cd`,
  `while getopts "ab:c" o -a -b val -c x; do echo "$o $OPTARG"; done; echo $OPTIND`,
  `f() { local OPTIND o; while getopts ":x:q" o; do echo "$o:$OPTARG"; done; shift $((OPTIND-1)); echo "rest $*"; }; f -q -x 5 more; f -z; f -x; f -qx9`,
  `getopts a o -z; echo $? $o; OPTIND=1; getopts a: o -a; echo $? $o`,
  `umask; umask 027; umask; umask -S; : > f; umask 9`,
  `pushd /tmp > /dev/null; pushd /usr; dirs; popd; popd; echo $?`,
  `hash nosuch; echo $?; times > /dev/null; history; let; echo $?`,
  `test -z; echo $?; command echo c; builtin echo b; builtin nosuch; echo $?; true x y; : a; false x; echo $?`,
  `set a b; echo $1 $2; set -- -x; echo $1; shopt nullglob; echo $?`,
  `eval "x=1; echo \\$x" '; echo two'; echo 'echo sourced $1; y=2; return 5' > s; . ./s arg; echo $? $y; source nofile; echo $?`,
  `echo 'echo $0 $1 $#' > s; bash s a b; bash -c 'echo $0 $1' n a; bash nofile; echo $?; echo 'echo in $1' | bash -s z`,
  `echo '#!/bin/bash
echo script $1' > s; chmod +x s; ./s q; echo 'echo noshebang' > t; chmod +x t; ./t; echo '#!/no/such' > u; chmod +x u; ./u; echo $?`,
  `readonly r=1; r=2; echo $?; unset r; echo $?; declare -r q=1; q=3 true; echo $?`,
  `readonly r=1
unset r; echo $?
declare -r q=1; echo $q
r=2
echo next`,
  `local x=1; echo $?; f() { local x; echo "[$x]"; x=5; }; x=1; f; echo $x; export 1y=2; echo $?`,
  `declare -x E=1; declare -u U=abc; declare -l L=ABC; echo $E $U $L; declare -n ref=U; echo $ref; ref=new; echo $U; export -p | grep E=`,
  `kill -0 $$; echo $?; kill -l 9; kill -l TERM; kill -ZZ 1; echo $?; kill abc; echo $?; kill -l 137`,
  `sleep 0.1 & wait $!; echo $?; (exit 3) & wait $!; echo $?; wait 999999; echo $?; false & wait; echo $?`,
  `(sleep 0.2; echo late) & echo early; wait; echo done`,
  `sleep 5 & kill %1; wait %1 2>/dev/null; echo $?; sleep 5 & kill -9 $!; wait $! 2>/dev/null; echo $?; jobs`,
  `sleep 1 & jobs; kill %nope; echo $?; kill %%; wait 2>/dev/null; fg; echo $?`,
  `exec echo replaced; echo no`,
  `exec nosuchprog; echo no`,
  `(exec true); echo $?`,
  // Globs
  `: > a.txt; : > b.txt; : > .h; echo *; echo *.txt; echo ?.txt; echo [ab].txt; echo [!a].txt; echo nope*; echo "*"; echo \\*; echo .*h`,
  `: > "sp ace"; for f in *; do echo "<$f>"; done; x='*'; echo $x "$x"; echo ./*`,
  `shopt -s nullglob; echo nope*; shopt -u nullglob; shopt -s dotglob; : > .h; echo *; shopt -s failglob; echo zzz*; echo after`,
  `cd /; echo /e[t]c/host[n]ame /etc/passw?; echo /nope/*`,
  `shopt -s extglob
: > a1; : > a2; : > b1; echo a@(1|2) !(a*) +(a|1)*; echo *([a-z])1`,
  // Misc
  `x=5; (x=6; echo $x); echo $x; { x=7; }; echo $x; echo $BASH_SUBSHELL; (echo $BASH_SUBSHELL)`,
  `f() { echo "\${FUNCNAME[0]}"; g; }; g() { echo "\${FUNCNAME[@]}"; }; f; echo $LINENO
echo $LINENO`,
  `echo "$(
# comment
echo multi
)"; echo a; # trailing`,
  `a="x=1"; $a; echo $?; y="echo dynamic"; $y; z=""; $z; echo $?; "" ; echo $?`,
  `echo 한글 "\${#x}"; x=한글테스트; echo \${#x} \${x:1:2} \${x/테/T}; echo 가나다 | while read -n 1 c; do echo "$c"; break; done`,
  `i=0; until ((++i>=3)); do :; done; echo $i; f() { return; }; false; f; echo $?`,
  `printf '%s\\n' "\${BASH_VERSION%%.*}"`,
  `var=$'line1\\nline2'; echo "$var"; echo $var; printf '%s' "$var" | wc -l`,
  `for x in $(seq 3); do printf '%s,' $x; done; echo; for i in a b; do echo $i; done | tr a-z A-Z`,
  `echo "a
b"; echo 'c
d' | cat; x="
"; echo "[$x]"`,
  `if ! grep -q zzz /etc/passwd; then echo none; fi; echo abc | grep -o b; cat /etc/passwd | grep -c '^root:'`,
  `command_not_found_x arg 2>&1; echo "status: $?"; echo \${x?msg} 2>&1; echo unreachable`,
];
