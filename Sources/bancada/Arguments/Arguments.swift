/// A command line as its subcommand sees it: options by name, and the words that belong to none.
struct Arguments: Sendable {
  private(set) var operands: [String] = []
  private var values: [String: String] = [:]
  private var flags: Set<String> = []

  subscript<Value>(_ option: Option<Value>) -> Value? {
    values[option.named.long].flatMap(option.read)
  }

  func hasValue(_ option: OptionName) -> Bool { values[option.long] != nil }
  func has(_ flag: Flag) -> Bool { flags.contains(flag.named.long) }

  mutating func add(operand: String) { operands.append(operand) }
  mutating func set(_ name: OptionName, to value: String) { values[name.long] = value }
  mutating func set(_ flag: OptionName) { flags.insert(flag.long) }
}
