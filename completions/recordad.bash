# bash completion for recordad(8)

_recordad_commands='run once check status plan calendar simulate explain preview import notes calls queue release
    cancel retry audit holidays templates demo help'

# The options of a command, without those that every command takes.
_recordad_options() {
    case $1 in
        once) echo --now ;;
        check) echo --print ;;
        status | holidays | holidays\ *) echo --format ;;
        calls) echo --collector --format ;;
        plan) echo --as-of --days --client --format ;;
        calendar) echo --month --format ;;
        simulate) echo --from --to --format ;;
        explain) echo --as-of ;;
        preview) echo --stage --as --now ;;
        'import invoices')
            echo --map --delimiter --encoding --skip-bad --date-format --decimal --currency --round --complete \
                --force --allow-empty --as-of
            ;;
        'import clients') echo --map --delimiter --encoding --skip-bad ;;
        notes) echo --client --since --until --state --result --format ;;
        queue) echo --all --client --since --until --format ;;
        audit) echo --client --since --until --format ;;
        'audit show') echo --raw ;;
        'audit recover') echo --dry-run ;;
        templates) echo --force ;;
    esac
}

# The words that may follow a command.
_recordad_operands() {
    case $1 in
        '') echo "$_recordad_commands" ;;
        import) echo invoices clients ;;
        notes) echo add 'done' ;;
        audit) echo show verify recover ;;
        holidays) echo AR BO BR CL CO CR DO EC ES GT MX PA PE PY US UY ;;
        help) echo "$_recordad_commands" ;;
        'help import' | 'help notes' | 'help audit') _recordad_operands "${1#help }" ;;
    esac
}

# The values of an option; nothing for those that only the user knows. A listing is table or json for status.
_recordad_values() {
    case $1 in
        --format) [[ $2 == status ]] && echo table json || echo table csv json ;;
        --state) echo open 'done' ;;
        --result) echo sent failed shadow no-address ;;
        --stage) echo issued upcoming due overdue claim thanks ;;
        --as) echo text html eml ;;
        --encoding) echo utf-8 iso-8859-1 windows-1252 ;;
        --decimal) echo . , ;;
        --delimiter) echo , \; '|' tab ;;
    esac
}

_recordad_takes_value() {
    case $1 in
        --all | --allow-empty | --complete | --dry-run | --force | --help | --print | --raw | --round | --version) return 1 ;;
        --*) return 0 ;;
        *) return 1 ;;
    esac
}

_recordad_files() {
    # Outside of a completion, as in a test, there is nothing to set.
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
}

_recordad() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command='' word i
    # bash splits --option=value into three words.
    if [[ $cur == = ]]; then
        cur=''
    elif [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi

    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ ${COMP_WORDS[i + 1]} != = ]] && _recordad_takes_value "$word"; then
            ((i++))
        elif [[ $word == = ]]; then
            ((i++))
        elif [[ $word != -* && " $(_recordad_operands "$command" | tr -s '\n' ' ') " == *" $word "* ]]; then
            command="${command:+$command }$word"
        fi
    done

    if _recordad_takes_value "$prev"; then
        case $prev in
            --config | --skip-bad) _recordad_files ;;
            *) mapfile -t COMPREPLY < <(compgen -W "$(_recordad_values "$prev" "$command")" -- "$cur") ;;
        esac
    elif [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_recordad_options "$command") --config --help --version" -- "$cur")
    elif [[ $command == import\ * || $command == templates ]]; then
        _recordad_files
    else
        mapfile -t COMPREPLY < <(compgen -W "$(_recordad_operands "$command")" -- "$cur")
    fi
}

complete -F _recordad recordad
