/// An option that takes a value, and how the value is read.
struct Option<Value>: Sendable {
  let named: OptionName
  let read: @Sendable (String) -> Value?

  /// Without its value's meaning, for tables of options.
  var described: OptionDescription {
    let read = read
    return OptionDescription(name: named) { read($0) != nil }
  }
}

/// An option that is there or not.
struct Flag: Sendable {
  let named: OptionName

  var described: OptionDescription { OptionDescription(name: named, accepts: nil) }
}

/// How an option is typed and told.
struct OptionName: Sendable {
  /// With its dashes.
  let long: String
  /// `-c`; nil when there is none.
  var short: String?
  /// What stands for the value in help: `ID`, `auto|always|never`.
  var placeholder: String?
  let meaning: OptionMeaning

  var spellings: [String] { [short, long].compactMap(\.self) }
}

struct OptionDescription: Sendable {
  let name: OptionName
  /// Whether a value can be read; nil for a flag.
  let accepts: (@Sendable (String) -> Bool)?
}
