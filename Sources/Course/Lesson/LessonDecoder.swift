import Kubernetes
import Narration

/// What is wrong with a lesson's structure, and where in it: for its author.
public struct LessonError: Error, Equatable, Sendable {
  public enum Problem: Equatable, Sendable {
    case missing
    case unknownField
    case wrongType(expected: String)
    case notOneOf([String])
    case unsupportedVersion(String)
    case unreadable(String)
    case missingProse(Language)
    case repeatedID
  }

  /// As in `steps[0].checks[1].count`.
  public let path: String
  public let problem: Problem

  public init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }
}

extension Lesson {
  public static let formatVersion = "lesson/v1"

  /// Reads the structure of a lesson from `lesson.yaml` as a tree.
  public init(_ tree: JSONValue) throws(LessonError) {
    let root = try LessonFields(
      tree, at: "",
      known: [
        "bancada", "id", "module", "requires", "minutes", "passMark", "title", "seed", "variations", "steps",
      ])
    let version = try root.string("bancada")
    guard version == Self.formatVersion else {
      throw LessonError(path: "bancada", problem: .unsupportedVersion(version))
    }
    id = try root.string("id")
    module = try root.string("module")
    requires = try root.strings("requires")
    minutes = try root.int("minutes", default: 20)
    let passMark = try root.string("passMark", default: "70%")
    guard passMark.hasSuffix("%"), let percent = Int(passMark.dropLast()) else {
      throw LessonError(path: "passMark", problem: .wrongType(expected: "70%"))
    }
    passPercent = percent
    let titles = try root.object("title", known: Language.allCases.map(\.rawValue))
    title = [:]
    for language in Language.allCases { title[language] = try titles.string(language.rawValue) }
    seed = UInt64(clamping: try root.int("seed", default: 1))
    steps = try root.list("steps").map { tree throws(LessonError) in try Step(tree.value, at: tree.path) }
    try Self.requireUniqueIDs(in: steps)
  }

  private static func requireUniqueIDs(in steps: [Step]) throws(LessonError) {
    var seen: Set<String> = []
    for step in steps {
      let ids = [step.id] + step.checks.map { "\(step.id).\($0.id)" }
      for id in ids where !seen.insert(id).inserted { throw LessonError(path: id, problem: .repeatedID) }
    }
  }
}

extension Lesson.Step {
  init(_ tree: JSONValue, at path: String) throws(LessonError) {
    let fields = try LessonFields(tree, at: path, known: ["id", "predict", "checks", "quiz"])
    id = try fields.string("id")
    predict = try fields.optional("predict").map { tree throws(LessonError) in
      let fields = try LessonFields(tree.value, at: tree.path, known: ["id", "answer", "points"])
      return Lesson.Prediction(
        id: try fields.string("id"), answer: try Lesson.ComputedValue(fields.required("answer")),
        points: try fields.int("points"))
    }
    checks = try fields.list("checks").map { tree throws(LessonError) in
      try Lesson.Check(tree.value, at: tree.path)
    }
    quiz = try fields.optional("quiz").map { tree throws(LessonError) in
      let fields = try LessonFields(tree.value, at: tree.path, known: ["id", "choices", "answer", "points"])
      let quiz = Lesson.Quiz(
        id: try fields.string("id"), choices: try fields.strings("choices"),
        answer: try fields.string("answer"),
        points: try fields.int("points"))
      guard quiz.choices.contains(quiz.answer) else {
        throw LessonError(path: "\(tree.path).answer", problem: .notOneOf(quiz.choices))
      }
      return quiz
    }
  }
}

extension Lesson.Check {
  private static let conditions = ["assert", "spread", "decision", "event", "used", "always", "never"]

  init(_ tree: JSONValue, at path: String) throws(LessonError) {
    let fields = try LessonFields(
      tree, at: path, known: ["id", "points", "after", "levels"] + Self.conditions)
    id = try fields.string("id")
    points = try fields.int("points")
    after = try fields.strings("after")
    levels = try fields.list("levels").map { tree throws(LessonError) in
      let fields = try LessonFields(tree.value, at: tree.path, known: ["count", "points"])
      return Level(count: try fields.comparison("count"), points: try fields.int("points"))
    }
    let given = Self.conditions.filter(fields.has)
    guard given.count == 1, let kind = given.first else {
      throw LessonError(path: path, problem: .notOneOf(Self.conditions))
    }
    condition = try Lesson.Condition(kind, fields.required(kind))
  }
}

extension Lesson.Condition {
  fileprivate init(_ kind: String, _ tree: LessonFields.Located) throws(LessonError) {
    switch kind {
    case "assert": self = .assert(try Lesson.ObjectAssertion(tree))
    case "always", "never":
      let fields = try LessonFields(tree.value, at: tree.path, known: ["assert"])
      let assertion = try Lesson.ObjectAssertion(fields.required("assert"))
      self = kind == "always" ? .always(assertion) : .never(assertion)
    case "spread":
      let known = Lesson.ObjectSelection.fieldNames + ["by", "maxSkew"]
      let fields = try LessonFields(tree.value, at: tree.path, known: known)
      self = .spread(
        Lesson.SpreadAssertion(
          objects: try Lesson.ObjectSelection(fields), topologyKey: try fields.string("by"),
          maxSkew: try fields.int("maxSkew")))
    case "decision": self = .decision(try Lesson.DecisionAssertion(tree))
    case "event":
      let fields = try LessonFields(tree.value, at: tree.path, known: ["reason", "object", "count"])
      self = .event(
        Lesson.EventAssertion(
          reason: try fields.string("reason"), object: try fields.optionalString("object"),
          count: try fields.comparison("count", default: .atLeastOne)))
    default:
      guard let command = tree.value.string else {
        throw LessonError(path: tree.path, problem: .wrongType(expected: "string"))
      }
      self = .used(command)
    }
  }
}

extension Lesson.ComputedValue {
  fileprivate init(_ tree: LessonFields.Located) throws(LessonError) {
    let fields = try LessonFields(tree.value, at: tree.path, known: ["count", "decision"])
    if fields.has("decision") {
      self = .decisionCount(try Lesson.DecisionAssertion(fields.required("decision")))
      return
    }
    let count = try fields.required("count")
    let selection = try LessonFields(count.value, at: count.path, known: Lesson.ObjectSelection.fieldNames)
    self = .count(try Lesson.ObjectSelection(selection))
  }
}

extension Lesson.ObjectSelection {
  fileprivate static let fieldNames = ["kind", "name", "namespace", "selector"]

  fileprivate init(_ fields: LessonFields) throws(LessonError) {
    kind = try fields.string("kind")
    name = try fields.optionalString("name")
    namespace = try fields.optionalString("namespace")
    let text = try fields.string("selector", default: "")
    guard let parsed = LabelSelector(text) else {
      throw LessonError(path: fields.path + ".selector", problem: .wrongType(expected: "label selector"))
    }
    selector = parsed
  }
}

extension Lesson.ObjectAssertion {
  fileprivate init(_ tree: LessonFields.Located) throws(LessonError) {
    let known = Lesson.ObjectSelection.fieldNames + ["count", "match", "each", "any"]
    let fields = try LessonFields(tree.value, at: tree.path, known: known)
    objects = try Lesson.ObjectSelection(fields)
    count = fields.has("count") ? try fields.comparison("count") : nil
    quantifier = fields.has("any") ? .any : .each
    match = ["match", "each", "any"].compactMap { fields.optional($0)?.value }.first
  }
}

extension Lesson.DecisionAssertion {
  fileprivate init(_ tree: LessonFields.Located) throws(LessonError) {
    let fields = try LessonFields(tree.value, at: tree.path, known: ["record", "where", "count"])
    record = try fields.string("record")
    facts = fields.optional("where")?.value ?? .object([:])
    count = try fields.comparison("count", default: .atLeastOne)
  }
}

extension Comparison {
  fileprivate static let atLeastOne = Comparison(.greaterOrEqual, "1")
}
