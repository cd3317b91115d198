import Kubernetes
import Manifests

extension GradeBook {
  public static let schema = "bancada.grade/v1"

  /// `docs/grading.md` tells every field.
  public func json(_ disclosure: Disclosure) -> String {
    JSONWriter.indented(
      .object([
        "schema": .string(Self.schema), "engine": .object(engine.mapValues { .string($0) }),
        "lesson": .object(["id": .string(lesson), "hash": .string(lessonHash)]), "seed": .string(seedSource),
        "disclosure": .string(disclosure.rawValue), "passScore": .int(Int64(passScore)),
        "maxScore": .int(Int64(maxScore)), "results": .array(results.map { $0.json(disclosure) }),
      ]))
  }
}
