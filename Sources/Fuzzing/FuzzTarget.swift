/// A door by which bytes come in from outside, and all that is done with them behind it.
///
/// Whatever the bytes are, nothing may trap, take long or grow without bound. `make fuzz` tries millions; the cases that
/// once went wrong are tried with the tests.
public enum FuzzTarget: String, CaseIterable, Sendable {
  case commands
  case completion
  case yaml
  case json
  case patch
  case lesson
  case submission
  case sqs
  case journal
  case promql
  case filters
  case templates
  case dump

  /// Takes in one input.
  public func take(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    switch self {
    case .commands: takeCommands(text)
    case .completion: takeUnfinishedLine(text)
    case .yaml: takeManifests(text)
    case .json: takeJSON(text)
    case .patch: takePatch(text)
    case .lesson: takeLesson(text)
    case .submission: takeSubmission(input)
    case .sqs: takeMessage(text)
    case .journal: takeJournal(input)
    case .promql: takeQuery(text)
    case .filters: takeFilter(text)
    case .templates: takeTemplate(text)
    case .dump: takeDump(text)
    }
  }
}

extension String {
  /// The text as one word of the shell, whatever stands in it.
  var quotedForShell: String { "'" + replacing("'", with: #"'\''"#) + "'" }

  /// What stands before and behind the first line that says nothing but `====`.
  var halves: (first: String, second: String) {
    guard let mark = firstRange(of: "\n====\n") else { return (self, "") }
    return (String(self[..<mark.lowerBound]), String(self[mark.upperBound...]))
  }
}
