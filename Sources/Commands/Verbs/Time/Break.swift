import Cluster
import Kubernetes
import Manifests
import Narration
import Observability

/// Where time stands still, as in a debugger.
extension Command {
  static let breakOn = Command(
    "break on", syntax: [.one(.breakable), .any(.text("where FACT=VALUE"))], takesRawWords: true,
    help: .breakpoint,
    note: .breakpoint(records: DecisionRecord.recordNames),
    examples: ["break on NodeClaimStep where step=launch", "break delete 1"],
    suggests: { $0.breakOnSuggestions($1) }
  ) { session, given throws(CommandError) in
    guard let name = given.words.first else {
      throw .say(.missingArgument("EVENT", syntax: given.command.usage))
    }
    var conditions: [FactCondition] = []
    if given.words.count > 1 {
      guard given.words[1] == "where" || given.words[1] == "onde",
        let read = FactCondition.list(Array(given.words.dropFirst(2)))
      else { throw .say(TimeMessage.badBreakpoint(given.words.joined(separator: " "))) }
      conditions = read
    }
    let text = (["on"] + given.words).joined(separator: " ")
    let record = DecisionRecord.recordNames.first { $0.lowercased() == name.lowercased() }
    guard let record else {
      var output = session.add(text, .event(reason: name, conditions))
      let note = TimeMessage.takenForReason(name, records: DecisionRecord.recordNames)
      output.remark(note.told(in: session.language))
      return output
    }
    return session.add(text, .decision(record: record, conditions))
  }

  static let breakWhen = Command(
    "break when", syntax: [.one(.expression), .any(.text("changes"))], takesRawWords: true, help: .breakpoint,
    note: .breakpoint(records: DecisionRecord.recordNames),
    examples: ["break when pods Pending changes", "break delete 1"],
    suggests: { $0.breakWhenSuggestions($1) }
  ) { session, given throws(CommandError) in
    let words = given.words.filter { !["changes", "change", "muda", "mudar"].contains($0) }
    let text = words.joined(separator: " ")
    guard let expression = WorldExpression(words, namespace: session.namespace) else {
      throw .say(TimeMessage.badExpression(text))
    }
    return session.add("when \(text) changes", .change(expression))
  }

  static let breakList = Command("break list", help: .breakpoint, examples: ["break list"]) { session, _ in
    guard !session.breakpoints.isEmpty else {
      return CommandOutput(TimeMessage.noBreakpoints.told(in: session.language) + "\n")
    }
    let rows = session.breakpoints.map { point in
      [StyledText("\(point.number)", style: .dim), StyledText(point.text, style: .command)]
    }
    return CommandOutput(TextTable(rows: rows, alignments: [.right], gap: 2, minimumColumn: 1).text)
  }

  static let breakDelete = Command(
    "break delete", syntax: [.one(.text("N|all"))], help: .breakpoint,
    examples: ["break when nodes changes", "break delete all"]
  ) { session, given throws(CommandError) in
    let word = given.words[0]
    if word == "all" {
      session.breakpoints = []
      return CommandOutput(TimeMessage.noBreakpoints.told(in: session.language) + "\n")
    }
    guard let number = Int(word), let index = session.breakpoints.firstIndex(where: { $0.number == number })
    else {
      throw .say(TimeMessage.noSuchBreakpoint(word, known: session.breakpoints.map(\.number)))
    }
    session.breakpoints.remove(at: index)
    return CommandOutput(TimeMessage.breakpointDeleted(number: number).told(in: session.language) + "\n")
  }
}

extension Session {
  /// Refuses a breakpoint whose `>` or `<` the command language took for a redirection.
  func checkComparison(_ words: [String], _ stage: Stage, source: String) throws(CommandError) {
    guard words.first == "break", words.count > 1, stage.readsOrWritesFile else { return }
    switch words[1] {
    case "when":
      let expression = words.count > 2 ? words.dropFirst(2).joined(separator: " ") : "cost"
      throw .say(TimeMessage.comparesNot(instead: "break when \(expression) changes"))
    case "on":
      guard let place = source.firstRange(of: "where ") else { return }
      let conditions = ["<", ">", "="].reduce(String(source[place.upperBound...])) { text, sign in
        text.replacing(" \(sign)", with: sign).replacing("\(sign) ", with: sign)
      }
      throw .say(TimeMessage.looseSign(instead: String(source[..<place.upperBound]) + conditions))
    default: return
    }
  }

  fileprivate mutating func add(_ text: String, _ trigger: Breakpoint.Trigger) -> CommandOutput {
    let breakpoint = Breakpoint(number: nextBreakpoint, text: text, trigger: trigger)
    nextBreakpoint += 1
    breakpoints.append(breakpoint)
    var output = CommandOutput()
    output.say(TimeMessage.breakpointSet(number: breakpoint.number, text: text).told(in: language))
    return output
  }
}
