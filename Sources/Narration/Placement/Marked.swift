/// What there is to say, behind a mark: `✓`, `✗` or none.
struct Marked: Message {
  let mark: StyledText
  let messages: [any Message]
  var separator = "; "

  enum Verdict { case success, refusal }

  init(_ verdict: Verdict, _ messages: [any Message]) {
    mark = verdict == .success ? StyledText("✓ ", style: .success) : StyledText("✗ ", style: .refusal)
    self.messages = messages
  }

  init(plain messages: [any Message], separator: String = "; ") {
    mark = StyledText()
    self.messages = messages
    self.separator = separator
  }

  var portuguese: StyledText { joined(.portuguese) }
  var english: StyledText { joined(.english) }

  private func joined(_ language: Language) -> StyledText {
    var text = mark
    for (index, message) in messages.enumerated() {
      text += StyledText(index > 0 ? separator : "") + message.told(in: language)
    }
    return text
  }
}
