import Kubernetes
import Manifests

/// Progress as the file that keeps it.
extension Progress {
  static let schema = "bancada.progress/v1"

  /// Reads what `text` wrote; nil when it is anything else.
  public init?(_ text: String) {
    guard case .success(let document)? = Document.readAll(text, source: "progress").first,
      document.json["schema"]?.string == Self.schema, let lessons = document.json["lessons"]?.object
    else { return nil }
    for (id, json) in lessons {
      guard let entry = Entry(json) else { return nil }
      self.lessons[id] = entry
    }
    lastOpened = document.json["lastOpened"]?.string
  }

  public var text: String {
    var members: [String: JSONValue] = [
      "schema": .string(Self.schema), "lessons": .object(lessons.mapValues(\.json)),
    ]
    members["lastOpened"] = lastOpened.map { .string($0) }
    return JSONWriter.indented(.object(members))
  }
}

extension Progress.Entry {
  fileprivate init?(_ json: JSONValue) {
    guard json.object != nil else { return nil }
    if let best = json["best"] {
      guard let points = best["points"]?.int, let maxPoints = best["maxPoints"]?.int,
        let passed = best["passed"]?.bool
      else { return nil }
      self.best = Progress.Score(
        points: Int(clamping: points), maxPoints: Int(clamping: maxPoints), passed: passed)
    }
    if let open = json["open"] {
      guard let seed = open["seed"]?.string.flatMap({ UInt64($0) }), let step = open["step"]?.int,
        let steps = open["steps"]?.int, let commands = open["commands"]?.array
      else { return nil }
      self.open = Progress.OpenLesson(
        seed: seed, step: Int(clamping: step), steps: Int(clamping: steps),
        commands: commands.compactMap(\.string))
    }
  }

  fileprivate var json: JSONValue {
    var members: [String: JSONValue] = [:]
    members["best"] = best.map {
      .object([
        "points": .int(Int64($0.points)), "maxPoints": .int(Int64($0.maxPoints)), "passed": .bool($0.passed),
      ])
    }
    members["open"] = open.map {
      // A seed is a text: not every reader of JSON holds 64 bits.
      .object([
        "seed": .string(String($0.seed)), "step": .int(Int64($0.step)), "steps": .int(Int64($0.steps)),
        "commands": .array($0.commands.map { .string($0) }),
      ])
    }
    return .object(members)
  }
}
