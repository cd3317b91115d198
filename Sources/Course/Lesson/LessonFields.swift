import Kubernetes

/// The members of one mapping of a lesson, read by name, with the path to say when one is wrong.
struct LessonFields {
  struct Located {
    let value: JSONValue
    let path: String
  }

  let path: String
  private let members: [String: JSONValue]

  init(_ tree: JSONValue, at path: String, known: [String]) throws(LessonError) {
    guard let members = tree.object else {
      throw LessonError(path: path, problem: .wrongType(expected: "mapping"))
    }
    self.path = path
    self.members = members
    for key in members.keys.sorted() where !known.contains(key) {
      throw LessonError(path: Self.join(path, key), problem: .unknownField)
    }
  }

  private static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  func has(_ key: String) -> Bool { members[key] != nil }

  func optional(_ key: String) -> Located? {
    members[key].map { Located(value: $0, path: Self.join(path, key)) }
  }

  func required(_ key: String) throws(LessonError) -> Located {
    guard let found = optional(key) else {
      throw LessonError(path: Self.join(path, key), problem: .missing)
    }
    return found
  }

  func string(_ key: String, default: String? = nil) throws(LessonError) -> String {
    if let `default`, !has(key) { return `default` }
    let found = try required(key)
    guard let text = found.value.string else {
      throw LessonError(path: found.path, problem: .wrongType(expected: "string"))
    }
    return text
  }

  func optionalString(_ key: String) throws(LessonError) -> String? { has(key) ? try string(key) : nil }

  func int(_ key: String, default: Int? = nil) throws(LessonError) -> Int {
    if let `default`, !has(key) { return `default` }
    let found = try required(key)
    guard let number = found.value.int else {
      throw LessonError(path: found.path, problem: .wrongType(expected: "integer"))
    }
    return Int(number)
  }

  func strings(_ key: String) throws(LessonError) -> [String] {
    try list(key).map { item throws(LessonError) in
      guard let text = item.value.string else {
        throw LessonError(path: item.path, problem: .wrongType(expected: "string"))
      }
      return text
    }
  }

  func object(_ key: String, known: [String]) throws(LessonError) -> LessonFields {
    let found = try required(key)
    return try LessonFields(found.value, at: found.path, known: known)
  }

  /// Empty when the key is not there.
  func list(_ key: String) throws(LessonError) -> [Located] {
    guard let found = optional(key) else { return [] }
    guard let items = found.value.array else {
      throw LessonError(path: found.path, problem: .wrongType(expected: "list"))
    }
    return items.enumerated().map { Located(value: $0.element, path: "\(found.path)[\($0.offset)]") }
  }

  func comparison(_ key: String, default: Comparison? = nil) throws(LessonError) -> Comparison {
    if let `default`, !has(key) { return `default` }
    let found = try required(key)
    guard let comparison = Comparison(found.value) else {
      throw LessonError(path: found.path, problem: .wrongType(expected: "comparison"))
    }
    return comparison
  }
}
