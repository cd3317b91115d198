import Manifests
import Narration

/// How an answer of the AWS CLI is shown: what `--query` asks of it, in the format of `--output`.
struct AWSOutput {
  enum Format: String, CaseIterable { case json, text, table, yaml }

  private let query: JMESPath?
  private let format: Format
  private let title: String

  init(_ request: AWSRequest) throws(CommandError) {
    title = request.apiName
    let name = request["output"] ?? Format.json.rawValue
    guard let format = Format(rawValue: name) else {
      throw .say(
        .badFlagValue(flag: "--output", value: name, allowed: Format.allCases.map(\.rawValue)))
    }
    self.format = format
    guard let text = request["query"] else {
      query = nil
      return
    }
    do throws(JMESPathError) {
      query = try JMESPathParser.parse(text)
    } catch {
      throw .query(error, text)
    }
  }

  func text(of answer: JQValue) throws(CommandError) -> String {
    var value = answer
    if let query {
      do throws(JMESPathError) { value = try query.search(answer) } catch { throw .query(error, "") }
    }
    if query == nil, case .string(let text) = value { return text + "\n" }
    switch format {
    case .json: return value.text(JQValue.Layout(indentation: "    ")) + "\n"
    case .yaml: return YAMLOfAnswer.text(value)
    case .text: return AWSText.lines(value)
    case .table: return AWSTable(title: title).text(value)
    }
  }
}

extension CommandError {
  fileprivate static func query(_ error: JMESPathError, _ text: String) -> Self {
    switch error {
    case .syntax(let part, let column): .say(AWSMessage.badQuery(part, column: column))
    case .unknownFunction(let name):
      .say(
        AWSMessage.unknownFunction(
          name, nearest: Spelling.nearest(to: name, among: JMESPathFunction.allCases.map(\.rawValue))))
    case .badArgument(let function): .say(AWSMessage.badArgument(function.rawValue))
    }
  }
}
