import Cluster
import Commands
import Kubernetes
import Manifests
import Narration
import Observability

extension Lesson.Condition {
  static let kinds = kindsOfDiagnoses + ["always", "never"]
  /// What can be asked of the present: how a check failed, whatever it was.
  static let kindsOfDiagnoses = ["assert", "spread", "cost", "decision", "event", "metric", "answer", "used"]

  /// The one condition among the fields of a check.
  init(in fields: LessonFields, kinds: [String] = kinds) {
    let given = kinds.filter(fields.has)
    guard given.count == 1, let kind = given.first, let located = fields.optional(kind) else {
      fields.log.add(.oneConditionWanted(given: given, kinds: kinds), line: fields.line)
      self = .used("")
      return
    }
    switch kind {
    case "always", "never":
      let inner = fields.fields(located, known: Lesson.StateCondition.kinds + ["from"])
      let state = Lesson.StateCondition(in: inner)
      let from = inner.optionalString("from")
      self = kind == "always" ? .always(state, from: from) : .never(state, from: from)
    case "decision": self = .decision(Lesson.DecisionAssertion(located, in: fields))
    case "event": self = .event(Lesson.EventAssertion(located, in: fields))
    case "metric": self = .metric(Lesson.MetricAssertion(located, in: fields))
    case "answer":
      let inner = fields.fields(located, known: ["question", "value", "within"])
      self = .answer(
        Lesson.AnswerAssertion(
          question: inner.string("question"),
          value: Lesson.ComputedValue(inner.required("value"), in: inner),
          tolerancePercent: inner.percent("within", default: 0)))
    case "used": self = .used(fields.string("used"))
    default: self = .state(Lesson.StateCondition(in: fields))
    }
  }
}

extension Lesson.StateCondition {
  static let kinds = ["assert", "spread", "cost"]

  init(in fields: LessonFields) {
    let given = Self.kinds.filter(fields.has)
    guard given.count == 1, let kind = given.first, let located = fields.optional(kind) else {
      fields.log.add(.oneConditionWanted(given: given, kinds: Self.kinds), line: fields.line)
      self = .cost(Lesson.CostAssertion(period: .monthly, amount: .atLeastOne))
      return
    }
    switch kind {
    case "spread": self = .spread(Lesson.SpreadAssertion(located, in: fields))
    case "cost": self = .cost(Lesson.CostAssertion(located, in: fields))
    default: self = .assert(Lesson.ObjectAssertion(located, in: fields))
    }
  }
}

extension Lesson.ObjectSelection {
  static let fieldNames = ["kind", "name", "namespace", "selector"]

  init(_ fields: LessonFields) {
    let word = fields.string("kind")
    if let registered = Kinds.named(word) {
      kind = registered.kind
    } else {
      kind = .pod
      if fields.has("kind") { fields.fail("kind", .unknownKind(word, nearest: Kinds.nearest(to: word))) }
    }
    name = fields.optionalString("name")
    namespace = fields.optionalString("namespace")
    selector = fields.selector("selector")
  }
}

extension Lesson.ObjectAssertion {
  init(_ located: LessonFields.Located, in parent: LessonFields) {
    let quantifiers = Quantifier.allCases.map(\.rawValue)
    let fields = parent.fields(
      located, known: Lesson.ObjectSelection.fieldNames + ["count"] + quantifiers)
    objects = Lesson.ObjectSelection(fields)
    count = fields.comparison("count")
    let given = quantifiers.filter(fields.has)
    if given.count > 1 {
      fields.log.add(.oneConditionWanted(given: given, kinds: quantifiers), line: fields.line)
    }
    let key = given.first ?? Quantifier.match.rawValue
    quantifier = Quantifier(rawValue: key) ?? .match
    pattern = fields.optional(key).map { fields.json($0.value) }
  }
}

extension Lesson.SpreadAssertion {
  init(_ located: LessonFields.Located, in parent: LessonFields, asksForSkew: Bool = true) {
    let fields = parent.fields(
      located,
      known: Lesson.ObjectSelection.fieldNames + ["by", "nodes"] + (asksForSkew ? ["maxSkew"] : []))
    objects = Lesson.ObjectSelection(fields)
    if objects.kind != .pod { fields.fail("kind", .notOneOf(objects.kind.name, [Kind.pod.name])) }
    topologyKey = fields.string("by")
    nodes = fields.selector("nodes")
    maxSkew = asksForSkew ? fields.int("maxSkew") : 0
  }
}

extension Lesson.CostAssertion {
  init(_ located: LessonFields.Located, in parent: LessonFields) {
    let periods = Lesson.BillingPeriod.allCases
    let fields = parent.fields(located, known: periods.map(\.rawValue))
    let given = periods.filter { fields.has($0.rawValue) }
    if given.count != 1 {
      fields.log.add(
        .oneConditionWanted(given: given.map(\.rawValue), kinds: periods.map(\.rawValue)), line: fields.line)
    }
    period = given.first ?? .monthly
    amount = fields.comparison(period.rawValue) ?? .atLeastOne
  }
}

extension Lesson.DecisionAssertion {
  init(
    _ located: LessonFields.Located, in parent: LessonFields, alsoKnown: [String] = ["count"]
  ) {
    let fields = parent.fields(located, known: ["record", "where", "from"] + alsoKnown)
    record = fields.string("record")
    if fields.has("record"), !DecisionRecord.recordNames.contains(record) {
      fields.fail("record", .notOneOf(record, DecisionRecord.recordNames))
    }
    facts = fields.optional("where").map { fields.json($0.value) } ?? .object([:])
    count = alsoKnown.contains("count") ? fields.comparison("count") ?? .atLeastOne : .atLeastOne
    from = fields.optionalString("from")
  }
}

extension Lesson.EventAssertion {
  init(_ located: LessonFields.Located, in parent: LessonFields, counts: Bool = true) {
    let fields = parent.fields(located, known: ["reason", "object"] + (counts ? ["count"] : []))
    reason = fields.string("reason")
    object = fields.optionalString("object")
    count = counts ? fields.comparison("count") ?? .atLeastOne : .atLeastOne
  }
}

extension Lesson.MetricAssertion {
  init(_ located: LessonFields.Located, in parent: LessonFields) {
    let fields = parent.fields(located, known: ["query", "value"])
    query = Self.query(in: fields, at: "query")
    value = fields.comparison("value") ?? .atLeastOne
  }

  static func query(in fields: LessonFields, at key: String) -> String {
    let text = fields.string(key)
    do throws(PromQLError) { _ = try PromQLQuery(text) } catch {
      fields.fail(key, .badQuery(text, column: error.column))
    }
    return text
  }
}

extension Lesson.ComputedValue {
  private static let kinds = ["count", "decision", "event", "metric", "field", "cost", "skew"]

  /// - Parameter located: nil when the field is missing, which is noted already.
  init(_ located: LessonFields.Located?, in parent: LessonFields) {
    guard let located else {
      self = .literal("")
      return
    }
    guard located.value.members != nil else {
      self = .literal(parent.text(located) ?? "")
      return
    }
    let fields = parent.fields(located, known: Self.kinds)
    let given = Self.kinds.filter(fields.has)
    guard given.count == 1, let kind = given.first, let inner = fields.optional(kind) else {
      fields.log.add(.oneConditionWanted(given: given, kinds: Self.kinds), line: fields.line)
      self = .literal("")
      return
    }
    switch kind {
    case "decision":
      let decision = Lesson.DecisionAssertion(inner, in: fields, alsoKnown: ["fact"])
      let fact = inner.value["fact"]?.json.string
      self = fact.map { .decisionFact(decision, fact: $0) } ?? .decisionCount(decision)
    case "event": self = .eventCount(Lesson.EventAssertion(inner, in: fields, counts: false))
    case "metric": self = .metric(query: Lesson.MetricAssertion.query(in: fields, at: "metric"))
    case "field":
      let nested = fields.fields(inner, known: Lesson.ObjectSelection.fieldNames + ["path"])
      let path = nested.string("path")
      if JSONPath(path) == nil { nested.fail("path", .wrongType(field: "path", .jsonPath)) }
      self = .field(Lesson.ObjectSelection(nested), path: path)
    case "cost": self = .cost(fields.choice("cost", default: .monthly))
    case "skew": self = .skew(Lesson.SpreadAssertion(inner, in: fields, asksForSkew: false))
    default: self = .count(Lesson.ObjectAssertion(inner, in: fields))
    }
  }
}

extension Comparison {
  static let atLeastOne = Comparison(.greaterOrEqual, "1")
}
