/// Something that Bancada says, as facts. Each language is a requirement, so a message that one of them does not
/// tell does not compile.
public protocol Message: Sendable {
  var portuguese: StyledText { get }
  var english: StyledText { get }
}

extension Message {
  public func told(in language: Language) -> StyledText {
    switch language {
    case .portuguese: portuguese
    case .english: english
    }
  }
}
