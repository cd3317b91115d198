/// A number as each language writes it.
struct Count: Message {
  let number: Int

  init(_ number: Int) { self.number = number }

  var portuguese: StyledText { StyledText(Formats.portuguese.count(number)) }
  var english: StyledText { StyledText(Formats.english.count(number)) }
}

/// What was taken away: `−640`.
struct Removed: Message {
  let number: Int

  init(_ number: Int) { self.number = number }

  var portuguese: StyledText { StyledText("−" + Formats.portuguese.count(number), style: .dim) }
  var english: StyledText { StyledText("−" + Formats.english.count(number), style: .dim) }
}

/// A few of many: `c7g.large c7g.xlarge …`.
struct Examples: Message {
  private static let limit = 2

  let names: [String]
  let isAll: Bool

  init(_ names: [String], of total: Int) {
    self.names = Array(names.prefix(Self.limit))
    isAll = self.names.count >= total
  }

  private var text: StyledText {
    StyledText((names + (isAll || names.isEmpty ? [] : ["…"])).joined(separator: " "), style: .dim)
  }

  var portuguese: StyledText { text }
  var english: StyledText { text }
}

/// A cell set in by two blanks.
struct Indented: Message {
  let message: any Message

  init(_ message: any Message) { self.message = message }

  var portuguese: StyledText { "  " + message.portuguese }
  var english: StyledText { "  " + message.english }
}
