import Narration

/// A call of the AWS CLI: `aws SERVICE OPERATION --option value…`.
struct AWSRequest: Sendable {
  let service: String
  let operation: String
  /// Values by the option's name, without the dashes; of options without values an empty list.
  private let options: [String: [String]]
  /// What stands behind a word on its own, as `file://…` does not.
  let extraWords: [String]

  /// Options of the CLI itself that take a value, beside `--query` and `--output`.
  private static let globalOptions: Set<String> = [
    "region", "profile", "endpoint-url", "color", "ca-bundle", "cli-read-timeout", "cli-connect-timeout",
    "max-items", "page-size", "starting-token", "output", "query",
  ]

  /// Whether an option never takes a value.
  private static func isSwitch(_ name: String) -> Bool {
    name.hasPrefix("no-") || ["debug", "dry-run", "v2", "publicly-advertisable"].contains(name)
  }

  /// - Parameter words: what stands behind `aws`.
  init(_ words: [String]) {
    var names: [String] = []
    var options: [String: [String]] = [:]
    var extra: [String] = []
    var option: String?
    for word in words {
      if word.hasPrefix("--"), word.count > 2 {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
        option = parts[0]
        options[parts[0], default: []] += parts.dropFirst()
        if parts.count == 2 || Self.isSwitch(parts[0]) { option = nil }
      } else if let name = option {
        options[name, default: []].append(word)
        if Self.globalOptions.contains(name) { option = nil }
      } else if names.count < 2 {
        names.append(word)
      } else {
        extra.append(word)
      }
    }
    service = names.first ?? ""
    operation = names.count > 1 ? names[1] : ""
    self.options = options
    extraWords = extra
  }

  subscript(option: String) -> String? { options[option]?.first }
  func all(_ option: String) -> [String] { options[option] ?? [] }
  func has(_ option: String) -> Bool { options[option] != nil }

  /// The value of an option that the operation cannot do without.
  func required(_ option: String) throws(CommandError) -> String {
    guard let value = self[option] else {
      throw .upstream("aws: [ERROR]: the following arguments are required: --\(option)")
    }
    return value
  }

  /// `--filters "Name=tag:x,Values=a,b"`: what each member must be one of.
  var filters: [(name: String, values: [String])] {
    (all("filters") + all("filter")).compactMap { text in
      let members = Self.shorthand(text)
      return members["Name"]?.first.map { ($0, members["Values"] ?? []) }
    }
  }

  /// The CLI's short way to write an object: `Key=a,Value=b`, `Name=x,Values=a,b`.
  static func shorthand(_ text: String) -> [String: [String]] {
    var members: [String: [String]] = [:]
    var key = ""
    for part in text.split(separator: ",", omittingEmptySubsequences: true) {
      if let sign = part.firstIndex(of: "="), !part[..<sign].contains(":"), !part[..<sign].contains("/") {
        key = String(part[..<sign])
        members[key, default: []].append(String(part[part.index(after: sign)...]))
      } else {
        members[key, default: []].append(String(part))
      }
    }
    return members
  }

  /// As errors name the operation: `GetRole` of `get-role`.
  var apiName: String {
    operation.split(separator: "-").map { part in
      Self.capitals[String(part)] ?? part.prefix(1).uppercased() + part.dropFirst()
    }.joined()
  }

  private static let capitals = ["open": "Open", "id": "ID", "sqs": "SQS", "dry": "Dry"]

  /// What AWS answers to a call that it cannot do.
  func failure(_ code: String, _ message: String) -> CommandError {
    .upstream("An error occurred (\(code)) when calling the \(apiName) operation: \(message)")
  }
}
