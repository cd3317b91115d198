import Commands
import Kubernetes
import Manifests
import Narration

extension GradedSubmission {
  /// As the results have it.
  ///
  /// - Parameter disclosure: how much is told of checks.
  public func json(_ disclosure: Disclosure) -> JSONValue {
    var members: [String: JSONValue] = [
      "submission": .string(submission), "sha256": .string(sha256), "status": .string(status.rawValue),
      "language": .string(language.rawValue), "error": trouble?.json ?? .null,
      "score": .null, "maxScore": .null, "passed": .bool(hasPassed), "failedCommands": .array([]),
      "checks": .array([]),
    ]
    members["student"] = student.map { .string($0) }
    guard let result else { return .object(members) }
    members["seed"] = .string(String(result.seed))
    members["score"] = .int(Int64(result.score))
    members["maxScore"] = .int(Int64(result.maxScore))
    members["failedCommands"] = .array(
      result.failedCommands.map { Trouble($0).json })
    members["checks"] = .array(result.checks.compactMap { disclosure.shown($0)?.json })
    members["usage"] = .object([
      "commands": .int(Int64(result.usage.commands)), "hints": .int(Int64(result.usage.hints)),
      "decisions": .int(Int64(result.usage.decisions)),
      "virtualSeconds": .int(Int64(result.usage.virtualSeconds)),
    ])
    return .object(members)
  }

  /// For whoever started the grading of this one: all of it.
  public var message: String {
    guard var members = json(.full).object else { return "" }
    members["fingerprint"] = .array(fingerprint.map { .string($0) })
    return JSONWriter.compact(.object(members))
  }

  /// Reads a `message`; nil when it is anything else.
  ///
  /// - Parameter lesson: whose marks these are.
  public init?(message: String, lesson: String) {
    guard case .success(let document)? = Document.readAll(message, source: "", limits: .dump).first,
      let submission = document.json["submission"]?.string, let sha256 = document.json["sha256"]?.string,
      let status = document.json["status"]?.string.flatMap(Status.init),
      let language = document.json["language"]?.string.flatMap(Language.init(rawValue:))
    else { return nil }
    let json = document.json
    self.init(
      submission, unmarked: json["error"].flatMap(Trouble.init) ?? Trouble(message: ""), sha256: sha256,
      language: language)
    self.status = status
    trouble = json["error"].flatMap(Trouble.init)
    result = LessonResult(json, lesson: lesson)
    fingerprint = json["fingerprint"]?.array?.compactMap(\.string) ?? []
    guard result != nil || status == .error else { return nil }
  }
}

extension GradedSubmission.Trouble {
  init(_ failure: ScriptRunner.Failure) {
    self.init(line: failure.line, command: failure.command, message: failure.message)
  }

  fileprivate init?(_ json: JSONValue) {
    guard let message = json["message"]?.string else { return nil }
    self.init(
      line: json["line"]?.int.flatMap { Int(exactly: $0) }, command: json["command"]?.string, message: message
    )
  }

  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = ["message": .string(message)]
    members["line"] = line.map { .int(Int64($0)) }
    members["command"] = command.map { .string($0) }
    return .object(members)
  }
}

extension LessonResult {
  fileprivate init?(_ json: JSONValue, lesson: String) {
    func number(_ value: JSONValue?) -> Int? { value?.int.flatMap { Int(exactly: $0) } }
    guard let score = number(json["score"]), let maxScore = number(json["maxScore"]),
      let passed = json["passed"]?.bool, let seed = json["seed"]?.string.flatMap({ UInt64($0) }),
      let checks = json["checks"]?.array
    else { return nil }
    let usage = json["usage"]
    self.init(
      lesson: lesson, seed: seed, score: score, maxScore: maxScore, passed: passed,
      checks: checks.compactMap { Mark($0) },
      failedCommands: (json["failedCommands"]?.array ?? []).compactMap { json in
        guard let line = number(json["line"]), let command = json["command"]?.string,
          let message = json["message"]?.string
        else { return nil }
        return ScriptRunner.Failure(line: line, command: command, message: message, wasExpectedToFail: false)
      },
      usage: Usage(
        commands: number(usage?["commands"]) ?? 0, hints: number(usage?["hints"]) ?? 0,
        decisions: number(usage?["decisions"]) ?? 0, virtualSeconds: number(usage?["virtualSeconds"]) ?? 0))
  }
}

extension LessonResult.Mark {
  fileprivate init?(_ json: JSONValue) {
    func number(_ value: JSONValue?) -> Int? { value?.int.flatMap { Int(exactly: $0) } }
    guard let id = json["id"]?.string, let status = json["status"]?.string.flatMap(CheckResult.Status.init),
      let points = number(json["points"]), let maxPoints = number(json["maxPoints"]),
      let visibility = json["visibility"]?.string.flatMap(Lesson.Visibility.init)
    else { return nil }
    let time = json["at"]?["time"]?.string.flatMap(VirtualTime.init(clock:))
    self.init(
      id: id, status: status, points: points, maxPoints: maxPoints, visibility: visibility,
      message: json["message"]?.string ?? "", expected: json["expected"]?.string ?? "",
      found: json["found"]?.string ?? "",
      at: time.map { LessonResult.Place(line: number(json["at"]?["line"]), time: $0) },
      commandToSee: json["see"]?.string)
  }

  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(id), "status": .string(status.rawValue), "points": .int(Int64(points)),
      "maxPoints": .int(Int64(maxPoints)), "visibility": .string(visibility.rawValue),
      "message": .string(message), "expected": .string(expected), "found": .string(found), "at": .null,
    ]
    if let at {
      var place: [String: JSONValue] = ["time": .string(at.time.clock)]
      place["line"] = at.line.map { .int(Int64($0)) }
      members["at"] = .object(place)
    }
    members["see"] = commandToSee.map { .string($0) }
    return .object(members)
  }
}
