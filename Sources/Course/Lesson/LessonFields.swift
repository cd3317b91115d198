import Commands
import Kubernetes
import Manifests
import Narration
/// The members of one mapping of a lesson, read by name.
///
/// What is wrong is noted with its line and reading goes on with a stand-in. `{{name}}` in a text is replaced by what
/// the variation of that name came to.
struct LessonFields {
  let path: String
  let line: Int
  let log: LessonFaultLog
  let variables: [String: String]
  private let members: [MarkedValue.Member]

  /// A value somewhere in the file, with the path to name it by.
  struct Located {
    let value: MarkedValue
    let path: String
    var line: Int { value.mark.line }
  }

  init(
    _ located: Located, known: [String], log: LessonFaultLog, variables: [String: String]
  ) {
    path = located.path
    line = located.line
    self.log = log
    self.variables = variables
    members = located.value.members ?? []
    guard located.value.members != nil else {
      log.add(.wrongType(field: path, .mapping), line: line)
      return
    }
    for member in members where !known.contains(member.key) {
      let nearest = Spelling.nearest(to: member.key, among: known)
      log.add(
        .unknownField(Self.join(path, member.key), nearest: nearest, known: known), line: member.keyMark.line)
    }
  }

  private static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// A mapping inside this one.
  func fields(_ located: Located, known: [String]) -> LessonFields {
    LessonFields(located, known: known, log: log, variables: variables)
  }

  func has(_ key: String) -> Bool { members.contains { $0.key == key } }

  func optional(_ key: String) -> Located? {
    members.last { $0.key == key }.map { Located(value: $0.value, path: Self.join(path, key)) }
  }

  func required(_ key: String) -> Located? {
    guard let found = optional(key) else {
      log.add(.missingField(Self.join(path, key)), line: line)
      return nil
    }
    return found
  }

  func fail(_ key: String, _ problem: LessonProblem) { log.add(problem, line: optional(key)?.line ?? line) }
}

// MARK: - Values

extension LessonFields {
  /// Empty when it is missing or of another type, which is noted.
  func string(_ key: String, default: String? = nil) -> String {
    guard let found = `default` == nil ? required(key) : optional(key) else { return `default` ?? "" }
    return text(found) ?? ""
  }

  func optionalString(_ key: String) -> String? { optional(key).flatMap(text) }

  func text(_ located: Located) -> String? {
    guard let text = scalarText(located) else {
      log.add(.wrongType(field: located.path, .text), line: located.line)
      return nil
    }
    return text
  }

  private func scalarText(_ located: Located) -> String? {
    json(located.value).leafText
  }

  /// A whole number that is not below 0.
  func int(_ key: String, default: Int? = nil) -> Int {
    guard let found = `default` == nil ? required(key) : optional(key) else { return `default` ?? 0 }
    guard let number = scalarText(found).flatMap(Int.init), (0...Int(Int32.max)).contains(number) else {
      log.add(.wrongType(field: found.path, .number), line: found.line)
      return 0
    }
    return number
  }

  func percent(_ key: String, default: Int) -> Int {
    guard let found = optional(key) else { return `default` }
    guard let text = scalarText(found), text.hasSuffix("%"), let number = Int(text.dropLast()),
      (0...100).contains(number)
    else {
      log.add(.wrongType(field: found.path, .percent), line: found.line)
      return `default`
    }
    return number
  }

  func strings(_ key: String) -> [String] { list(key).compactMap(text) }

  /// Empty when the key is not there.
  func list(_ key: String) -> [Located] {
    guard let found = optional(key) else { return [] }
    guard case .array(let items) = found.value.content else {
      log.add(.wrongType(field: found.path, .list), line: found.line)
      return []
    }
    return items.enumerated().map { Located(value: $0.element, path: "\(found.path)[\($0.offset)]") }
  }

  func comparison(_ key: String) -> Comparison? {
    guard let found = optional(key) else { return nil }
    guard let comparison = Comparison(json(found.value)) else {
      log.add(.wrongType(field: found.path, .comparison), line: found.line)
      return nil
    }
    return comparison
  }

  func selector(_ key: String) -> LabelSelector {
    let text = string(key, default: "")
    guard let selector = LabelSelector(text) else {
      fail(key, .wrongType(field: Self.join(path, key), .selector))
      return LabelSelector()
    }
    return selector
  }

  func time(_ key: String) -> VirtualTime? {
    guard let found = optional(key) else { return nil }
    guard let time = scalarText(found).flatMap(VirtualTime.init(clock:)) else {
      log.add(.wrongType(field: found.path, .time), line: found.line)
      return nil
    }
    return time
  }

  /// One of a few words.
  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, default: Choice) -> Choice
  where Choice.RawValue == String {
    guard let text = optionalString(key) else { return `default` }
    guard let choice = Choice(rawValue: text) else {
      fail(key, .notOneOf(text, Choice.allCases.map(\.rawValue)))
      return `default`
    }
    return choice
  }

  /// A value as it stands, with variations put in.
  func json(_ value: MarkedValue) -> JSONValue { value.json.replacing(variables) }
}

extension JSONValue {
  fileprivate func replacing(_ variables: [String: String]) -> JSONValue {
    switch self {
    case .string(let text): .string(Variations.fill(text, with: variables))
    case .array(let items): .array(items.map { $0.replacing(variables) })
    case .object(let members): .object(members.mapValues { $0.replacing(variables) })
    case .null, .bool, .int, .double: self
    }
  }
}
