import Manifests
import Narration

extension Lesson {
  /// Adds the checks of a teacher's own file: `bancada`, `id`, and `steps` of `id` and `checks` in a lesson's form.
  /// They are hidden unless they say otherwise, and count beside the lesson's.
  mutating func add(hidden tree: MarkedValue, log: LessonFaultLog, variables: [String: String]) {
    let fields = LessonFields(
      LessonFields.Located(value: tree, path: ""), known: ["bancada", "id", "steps"], log: log,
      variables: variables)
    let version = fields.string("bancada")
    if fields.has("bancada"), version != Self.formatVersion {
      fields.fail("bancada", .unsupportedVersion(found: version, known: Self.formatVersion))
    }
    let id = fields.string("id")
    if fields.has("id"), id != self.id { fields.fail("id", .notOneOf(id, [self.id])) }
    if !fields.has("steps") { _ = fields.required("steps") }
    for located in fields.list("steps") { addStep(located, in: fields) }
  }

  private mutating func addStep(_ located: LessonFields.Located, in parent: LessonFields) {
    let fields = parent.fields(located, known: ["id", "checks"])
    let id = fields.string("id")
    guard let index = steps.firstIndex(where: { $0.id == id }) else {
      if fields.has("id") { fields.fail("id", .notOneOf(id, steps.map(\.id))) }
      return
    }
    for place in fields.list("checks") {
      let check = Check(place, in: fields, visibility: .hidden)
      let known = steps[index].checks.map(\.id) + steps[index].questions
      if known.contains(check.id) { fields.log.add(.repeatedID(check.id), line: place.line) }
      if !check.id.isLessonWord { fields.log.add(.badID(check.id), line: place.line) }
      for earlier in check.after where !steps[index].checks.contains(where: { $0.id == earlier }) {
        fields.log.add(.notAnEarlierCheck(earlier, earlier: steps[index].checks.map(\.id)), line: place.line)
      }
      for from in ([check.condition] + check.diagnoses.map(\.condition)).compactMap(\.from)
      where !steps[...index].contains(where: { $0.id == from }) {
        fields.log.add(.notAnEarlierStep(from, earlier: steps[...index].map(\.id)), line: place.line)
      }
      steps[index].checks.append(check)
    }
  }
}
