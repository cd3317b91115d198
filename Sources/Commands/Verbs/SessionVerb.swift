import Cloud
import Cluster
import Controllers
import Kubernetes
import Manifests
import Narration

extension Command {
  static let session = Command(
    "session", syntax: [.one(.words(["save"])), .one(.file)], help: .session
  ) { session, given throws(CommandError) in
    guard given.words[0] == "save" else {
      throw .say(.unknownSubcommand(given.words[0], of: "session", nearest: ["session save"]))
    }
    let path = given.words[1]
    do throws(FileProblem) {
      try session.files.write(session.script, to: Session.normalized(path, in: session.workingFolder))
    } catch {
      throw session.fileError(error, path)
    }
    return CommandOutput("\(path): \(session.history.count)\n")
  }

  static let option = Command(
    "option", aliases: ["options"], syntax: [.optional(.words(optionNames)), .optional(.text("VALUE"))],
    help: .option,
    examples: ["option", "option pod-startup 2s"]
  ) { session, given throws(CommandError) in
    guard let name = given.words.first else {
      return CommandOutput(
        TextTable(
          rows: optionNames.map { [StyledText($0, style: .name), StyledText(session.world.option($0))] }
        ).text)
    }
    guard optionNames.contains(name) else {
      throw .say(.unknownOption(name, nearest: Spelling.nearest(to: name, among: optionNames)))
    }
    if given.words.count > 1 {
      let value = given.words[1]
      try session.move { (world: inout World) throws(CommandError) in try world.setOption(name, to: value) }
    }
    return CommandOutput(
      CommandMessage.optionIs(name: name, value: session.world.option(name)).told(in: session.language) + "\n"
    )
  }

  private static let optionNames = [
    "seed", "pod-startup", "pod-shutdown", "interruption-queue", "spot-market",
  ]

  static let watch = Command(
    "watch", syntax: [.oneOrMore(.text("COMMAND"))], takesRawWords: true, help: .watch,
    examples: ["watch kubectl get pods"]
  ) { session, given throws(CommandError) in
    var words = given.words
    if words.first == "-n" { words.removeFirst(min(2, words.count)) }
    if words.first?.hasPrefix("-") == true { words.removeFirst() }
    guard !words.isEmpty else { throw .say(.missingArgument("COMMAND", syntax: given.command.usage)) }
    if words.count == 1, let only = words.first { words = only.split(separator: " ").map(String.init) }
    var output = try session.run(words, input: nil, source: given.source)
    let before = output.results.plain
    let first = session.world.now
    output.append(try session.runUntilIdle())
    let after = try session.run(words, input: nil, source: given.source)
    if after.results.plain != before || session.world.now != first { output.append(after) }
    return output
  }
}

extension Session {
  /// What was typed, as a script that does the same again.
  public var script: String {
    var lines = ["#: bancada \(ScriptHeader.version)", "#: lang \(language.rawValue)"]
    for item in history {
      let isMarkable = item.failed && !item.text.contains("\n")
      lines.append(isMarkable ? item.text + "  #: fails" : item.text)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension World {
  fileprivate func option(_ name: String) -> String {
    switch name {
    case "seed": String(options.seed)
    case "pod-startup": options.podTimings.startup.goText
    case "pod-shutdown": options.podTimings.shutdown?.goText ?? "grace"
    case "interruption-queue": cloud.options.interruptionQueue ?? "none"
    case "spot-market": options.spotMarket.map { $0 == 1 ? "on" : "\($0)x" } ?? "off"
    default: ""
    }
  }

  fileprivate mutating func setOption(_ name: String, to value: String) throws(CommandError) {
    if name == "seed" {
      guard let seed = UInt64(value) else { throw .say(.badNumber(value, lowest: 0, highest: Int.max)) }
      options.seed = seed
      return
    }
    if name == "interruption-queue" { return try setInterruptionQueue(value) }
    if name == "spot-market" { return try setSpotMarket(value) }
    guard let duration = Duration(go: value), duration >= .zero, duration <= .seconds(86_400) else {
      throw .say(.badDuration(value))
    }
    switch name {
    case "pod-startup": options.podTimings.startup = duration
    case "pod-shutdown": options.podTimings.shutdown = duration
    default: break
    }
  }

  /// Karpenter's `settings.interruptionQueue`: the account's queue, or none.
  private mutating func setInterruptionQueue(_ value: String) throws(CommandError) {
    let name = cloud.interruptionQueue.name
    guard [name, "none", ""].contains(value) else {
      throw .say(.badFlagValue(flag: "interruption-queue", value: value, allowed: [name, "none"]))
    }
    useInterruptionQueue(value == name ? name : nil)
  }

  /// `off`, `on`, or how many times the published risk: `20x`.
  private mutating func setSpotMarket(_ value: String) throws(CommandError) {
    if value == "off" { return turnSpotMarket(nil) }
    let text = value.hasSuffix("x") ? String(value.dropLast()) : value
    guard let factor = value == "on" ? 1 : Double(text), factor > 0, factor <= 10_000 else {
      throw .say(.badFlagValue(flag: "spot-market", value: value, allowed: ["off", "on", "20x"]))
    }
    turnSpotMarket(factor)
  }
}
