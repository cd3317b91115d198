import Kubernetes
import Manifests
import Narration

extension Lesson {
  public static let formatVersion = "lesson/v1"

  private static let fieldNames = [
    "bancada", "id", "module", "requires", "minutes", "passMark", "title", "seed", "variations", "steps",
  ]

  /// Reads the structure of a lesson; what is wrong with it is noted in the log.
  ///
  /// - Parameter choose: what each variation comes to.
  static func read(
    _ value: MarkedValue, log: LessonFaultLog, choose: ([Variation]) -> [String: String]
  ) -> (lesson: Lesson, variables: [String: String]) {
    let whole = LessonFields.Located(value: value, path: "")
    let bare = LessonFields(whole, known: fieldNames, log: LessonFaultLog(file: log.file), variables: [:])
    let variations = Variation.read(bare, log: log)
    let variables = choose(variations)
    let fields = LessonFields(whole, known: fieldNames, log: log, variables: variables)
    let version = fields.string("bancada")
    if fields.has("bancada"), version != formatVersion {
      fields.fail("bancada", .unsupportedVersion(found: version, known: formatVersion))
    }
    let lesson = Lesson(fields, variations: variations)
    lesson.checkReferences(fields)
    return (lesson, variables)
  }

  private init(_ fields: LessonFields, variations: [Variation]) {
    id = fields.string("id")
    module = fields.string("module")
    requires = fields.strings("requires")
    minutes = fields.int("minutes", default: 20)
    passPercent = fields.percent("passMark", default: 70)
    title = [:]
    if let titles = fields.required("title") {
      let titles = fields.fields(titles, known: Language.allCases.map(\.rawValue))
      for language in Language.allCases { title[language] = titles.string(language.rawValue) }
    }
    seed = UInt64(fields.int("seed", default: 1))
    self.variations = variations
    steps = fields.list("steps").map { Step($0, in: fields) }
    if steps.isEmpty, !fields.has("steps") { _ = fields.required("steps") }
  }
}

extension Lesson.Variation {
  /// The variations of a lesson, read before anything else: all the rest may name them.
  fileprivate static func read(_ fields: LessonFields, log: LessonFaultLog) -> [Self] {
    guard let located = fields.optional("variations") else { return [] }
    guard let members = located.value.members else {
      log.add(.wrongType(field: "variations", .mapping), line: located.line)
      return []
    }
    return members.map { member in
      let place = LessonFields.Located(value: member.value, path: "variations.\(member.key)")
      let inner = LessonFields(place, known: ["pick"], log: log, variables: [:])
      let choices = inner.strings("pick")
      if choices.isEmpty { _ = inner.required("pick") }
      return Self(name: member.key, choices: choices)
    }
  }
}

extension Lesson.Step {
  init(_ located: LessonFields.Located, in parent: LessonFields) {
    let fields = parent.fields(located, known: Self.fieldNames)
    id = fields.string("id")
    predict = fields.optional("predict").map { located in
      let fields = fields.fields(located, known: ["id", "answer", "within", "points"])
      return Lesson.Prediction(
        id: fields.string("id"), answer: Lesson.ComputedValue(fields.required("answer"), in: fields),
        tolerancePercent: fields.percent("within", default: 0), points: fields.int("points"))
    }
    checks = fields.list("checks").map { Lesson.Check($0, in: fields) }
    quiz = fields.optional("quiz").map { located in
      let fields = fields.fields(located, known: ["id", "choices", "answer", "points"])
      let quiz = Lesson.Quiz(
        id: fields.string("id"), choices: fields.strings("choices"),
        answer: Lesson.ComputedValue(fields.required("answer"), in: fields), points: fields.int("points"))
      if case .literal(let answer) = quiz.answer, !quiz.choices.contains(answer), fields.has("answer") {
        fields.fail("answer", .notOneOf(answer, quiz.choices))
      }
      return quiz
    }
  }
}

extension Lesson.Check {
  private static let fieldNames = [
    "id", "points", "after", "levels", "by", "visibility", "hintPenalty", "diagnoses",
  ]

  init(_ located: LessonFields.Located, in parent: LessonFields, visibility: Lesson.Visibility = .visible) {
    let fields = parent.fields(located, known: Self.fieldNames + Lesson.Condition.kinds)
    id = fields.string("id")
    points = fields.int("points")
    after = fields.strings("after")
    deadline = fields.time("by")
    self.visibility = fields.choice("visibility", default: visibility)
    hintPenalty = fields.int("hintPenalty", default: 0)
    levels = fields.list("levels").map { located in
      let fields = fields.fields(located, known: ["count", "by", "points"])
      if !fields.has("count"), !fields.has("by") { _ = fields.required("count") }
      return Level(
        count: fields.comparison("count"), deadline: fields.time("by"), points: fields.int("points"))
    }
    diagnoses = fields.list("diagnoses").map { located in
      let kinds = Lesson.Condition.kindsOfDiagnoses
      let fields = fields.fields(located, known: ["id"] + kinds)
      return Diagnosis(id: fields.string("id"), condition: Lesson.Condition(in: fields, kinds: kinds))
    }
    condition = Lesson.Condition(in: fields)
    checkDeadlines(fields)
    for level in levels where level.points >= points {
      fields.fail("levels", .levelNotLess(points: level.points, full: points))
    }
  }

  /// Only what can be seen at an instant, or has an instant, can be asked for by one.
  private func checkDeadlines(_ fields: LessonFields) {
    guard deadline != nil || levels.contains(where: { $0.deadline != nil }) else { return }
    switch condition {
    case .state, .decision, .event: break
    case .always, .never, .metric, .answer, .used: fields.fail("by", .deadlineWithoutInstant)
    }
  }
}
