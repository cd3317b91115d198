import Narration

/// Completion of `bancada` itself for a shell, from the table of subcommands and options.
enum CompletionScript: String, CaseIterable {
  case bash, zsh, fish

  func text(in language: Language) -> String {
    switch self {
    case .bash: bash
    case .zsh: zsh(language)
    case .fish: fish(language)
    }
  }

  private var named: [Subcommand] { Subcommand.all.filter { !$0.name.isEmpty } }

  private func options(of subcommand: Subcommand) -> [OptionDescription] {
    subcommand.required + subcommand.options + Subcommand.common
  }

  /// Words that may stand for an option's value: those of `auto|always|never`, else a file.
  private static func choices(_ option: OptionDescription) -> [String] {
    let words = (option.name.placeholder ?? "").split(separator: "|").map(String.init)
    return words.count > 1 && words.allSatisfy { $0.first?.isLowercase == true } ? words : []
  }

  private var bash: String {
    func words(_ subcommand: Subcommand) -> String {
      options(of: subcommand).flatMap(\.name.spellings).joined(separator: " ")
    }
    let values = Set(Subcommand.all.flatMap(options).filter { !Self.choices($0).isEmpty }.map(\.name.long))
      .sorted()
    let valueCases = values.compactMap { long -> String? in
      let option = Subcommand.all.lazy.flatMap { self.options(of: $0) }.first { $0.name.long == long }
      return option.map {
        "    \(long)) COMPREPLY=($(compgen -W '\(Self.choices($0).joined(separator: " "))' -- \"$word\")); return ;;"
      }
    }
    let subcommandCases = named.map { "    \($0.name)) options='\(words($0))' ;;" }
    return """
      # Completion of bancada for bash: source it, or put it where bash-completion looks.
      _bancada() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} subcommand= options= i
        for ((i = 1; i < COMP_CWORD; i++)); do
          case ${COMP_WORDS[i]} in
            \(named.map(\.name).joined(separator: "|"))) subcommand=${COMP_WORDS[i]}; break ;;
          esac
        done
        case $before in
      \(valueCases.joined(separator: "\n"))
        esac
        case $subcommand in
      \(subcommandCases.joined(separator: "\n"))
          *) options='\(words(.shell))' ;;
        esac
        if [[ $word == -* ]]; then
          COMPREPLY=($(compgen -W "$options" -- "$word"))
        elif [[ -z $subcommand ]]; then
          COMPREPLY=($(compgen -W '\(named.map(\.name).joined(separator: " "))' -- "$word"))
        else
          COMPREPLY=($(compgen -f -- "$word"))
        fi
      }
      complete -o filenames -F _bancada bancada

      """
  }

  private func zsh(_ language: Language) -> String {
    func quoted(_ text: String) -> String {
      text.replacing("'", with: "'\\''").replacing("[", with: "(").replacing("]", with: ")").replacing(
        ":", with: "")
    }
    func arguments(_ subcommand: Subcommand) -> String {
      options(of: subcommand).flatMap { option in
        option.name.spellings.map { spelling in
          let meaning = quoted(option.name.meaning.told(in: language).plain)
          let choices = Self.choices(option)
          let value =
            option.accepts == nil
            ? "" : ":value:" + (choices.isEmpty ? "_files" : "(\(choices.joined(separator: " ")))")
          return "      '\(spelling)[\(meaning)]\(value)'"
        }
      }.joined(separator: " \\\n")
    }
    let descriptions = named.map { "    '\($0.name):\(quoted($0.summary.told(in: language).plain))'" }
    let cases = named.map { "    \($0.name)) _arguments \\\n\(arguments($0)) \\\n      '*:file:_files' ;;" }
    return """
      #compdef bancada
      # Completion of bancada for zsh: put it into a folder of $fpath, as _bancada.
      _bancada() {
        local -a subcommands=(
      \(descriptions.joined(separator: "\n"))
        )
        local subcommand=${words[(r)(\(named.map(\.name).joined(separator: "|")))]}
        case $subcommand in
      \(cases.joined(separator: "\n"))
          *) _arguments \\
      \(arguments(.shell)) \\
            '1:subcommand:{_describe subcommand subcommands}' ;;
        esac
      }
      _bancada "$@"

      """
  }

  private func fish(_ language: Language) -> String {
    func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "\\'") + "'" }
    let none = "not __fish_seen_subcommand_from \(named.map(\.name).joined(separator: " "))"
    var lines = ["# Completion of bancada for fish: put it into ~/.config/fish/completions."]
    for subcommand in named {
      lines.append(
        "complete -c bancada -n \(quoted(none)) -f -a \(subcommand.name) -d "
          + quoted(subcommand.summary.told(in: language).plain))
    }
    func add(_ option: OptionDescription, when condition: String?) {
      var line = "complete -c bancada"
      if let condition { line += " -n \(quoted(condition))" }
      line += " -l \(option.name.long.dropFirst(2))"
      if let short = option.name.short { line += " -s \(short.dropFirst())" }
      if option.accepts != nil { line += " -r" }
      let choices = Self.choices(option)
      if !choices.isEmpty { line += " -f -a \(quoted(choices.joined(separator: " ")))" }
      lines.append(line + " -d " + quoted(option.name.meaning.told(in: language).plain))
    }
    for option in Subcommand.common { add(option, when: nil) }
    for option in Subcommand.shell.options { add(option, when: none) }
    for subcommand in named {
      for option in subcommand.required + subcommand.options {
        add(option, when: "__fish_seen_subcommand_from \(subcommand.name)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
