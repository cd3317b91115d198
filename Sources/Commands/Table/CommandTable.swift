/// Every command that a session knows, each once: what parses a line, answers `help` and completes a word.
public struct CommandTable: Sendable {
  /// In the order in which `help` lists them.
  public private(set) var commands: [Command]
  private var byName: [String: Int] = [:]

  /// - Parameter commands: a later one of the same name takes the earlier one's place.
  public init(_ commands: [Command]) {
    self.commands = []
    add(commands)
  }

  public mutating func add(_ more: [Command]) {
    for command in more {
      if let index = byName[command.name], commands[index].name == command.name {
        commands[index] = command
      } else {
        commands.append(command)
      }
      let index = commands.firstIndex { $0.name == command.name } ?? 0
      for name in [command.name] + command.aliases { byName[name] = index }
    }
  }

  public subscript(name: String) -> Command? { byName[name].map { commands[$0] } }

  /// The command that words begin with, the longest name first, and how many words its name takes.
  func command(at words: [String]) -> (command: Command, length: Int)? {
    for length in stride(from: min(2, words.count), through: 1, by: -1) {
      if let command = self[words[..<length].joined(separator: " ")] { return (command, length) }
    }
    return nil
  }

  /// Second words of the commands that begin with a word: `status`, `restart` of `rollout`.
  func subcommands(of first: String) -> [String] {
    byName.keys.filter { $0.hasPrefix(first + " ") }.map { String($0.dropFirst(first.count + 1)) }.sorted()
  }

  /// First words, aliases too, in order.
  public var firstWords: [String] {
    Set(byName.keys.map { String($0.prefix { $0 != " " }) }).sorted()
  }
}
