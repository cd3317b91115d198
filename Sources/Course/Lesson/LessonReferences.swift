import Narration

extension Lesson {
  /// Notes ids that are no ids or stand twice, and names of checks and steps that are not there.
  func checkReferences(_ fields: LessonFields) {
    if module.count != 1 || !id.hasPrefix(module) || Int(id.dropFirst()) == nil {
      fields.fail("id", .badLessonID(id, module: module))
    }
    let places = fields.list("steps")
    var seenSteps: [String] = []
    for (step, place) in zip(steps, places) {
      let own = fields.fields(place, known: Step.fieldNames)
      check(step.id, isNewAmong: &seenSteps, own)
      if step.maxPoints == 0 { own.log.add(.stepWithoutPoints(step.id), line: own.line) }
      step.checkReferences(own, steps: seenSteps)
    }
  }

  private func check(_ id: String, isNewAmong seen: inout [String], _ fields: LessonFields) {
    if seen.contains(id) { fields.fail("id", .repeatedID(id)) }
    if !id.isLessonWord || id == LessonProse.recapID { fields.fail("id", .badID(id)) }
    seen.append(id)
  }
}

extension Lesson.Step {
  static let fieldNames = ["id", "predict", "checks", "quiz"]

  /// - Parameter steps: this one and those before it.
  fileprivate func checkReferences(_ fields: LessonFields, steps: [String]) {
    var seen: [String] = []
    for (check, place) in zip(checks, fields.list("checks")) {
      let line = place.line
      for id in check.after where !seen.contains(id) {
        fields.log.add(.notAnEarlierCheck(id, earlier: seen), line: line)
      }
      if seen.contains(check.id) { fields.log.add(.repeatedID(check.id), line: line) }
      if !check.id.isLessonWord { fields.log.add(.badID(check.id), line: line) }
      seen.append(check.id)
      let from: [String?] = ([check.condition] + check.diagnoses.map(\.condition)).map(\.from)
      for id in from.compactMap(\.self) where !steps.contains(id) {
        fields.log.add(.notAnEarlierStep(id, earlier: steps), line: line)
      }
      var diagnoses: Set<String> = []
      for diagnosis in check.diagnoses {
        if !diagnosis.id.isLessonWord { fields.log.add(.badID(diagnosis.id), line: line) }
        if !diagnoses.insert(diagnosis.id).inserted {
          fields.log.add(.repeatedID(diagnosis.id), line: line)
        }
      }
    }
    for id in [predict?.id, quiz?.id].compactMap(\.self) {
      if seen.contains(id) { fields.log.add(.repeatedID(id), line: fields.line) }
      if !id.isLessonWord { fields.log.add(.badID(id), line: fields.line) }
      seen.append(id)
    }
  }
}

extension Lesson.Condition {
  /// The step since whose opening it counts, when that is not the open one.
  var from: String? {
    switch self {
    case .always(_, let from), .never(_, let from): from
    case .decision(let assertion): assertion.from
    case .state, .event, .metric, .answer, .used: nil
    }
  }
}

extension String {
  /// Lower-case letters, digits and hyphens, as ids are made of.
  var isLessonWord: Bool {
    !isEmpty && allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
  }
}
