import Kubernetes
import Manifests
import Narration

extension GradeBook {
  /// Gradescope's `results.json`, of one submission; nil when there is not exactly one.
  public func gradescope(_ disclosure: Disclosure) -> String? {
    guard results.count == 1, let graded = results.first else { return nil }
    guard let result = graded.result else {
      return JSONWriter.indented(
        .object(["output": .string(graded.trouble?.message.withoutControls ?? ""), "tests": .array([])]))
    }
    let tests = result.checks.map { mark in
      let shown = disclosure.shown(mark)
      var test: [String: JSONValue] = [
        "name": .string(mark.id), "score": .int(Int64(mark.points)), "max_score": .int(Int64(mark.maxPoints)),
        "status": .string(mark.status == .pass ? "passed" : "failed"),
        "output": .string(shown?.feedback(in: graded.language).joined(separator: "\n") ?? ""),
      ]
      test["visibility"] = .string(shown == nil ? "hidden" : "visible")
      return JSONValue.object(test)
    }
    return JSONWriter.indented(
      .object([
        "score": .int(Int64(result.score)), "output": .string(graded.trouble?.message.withoutControls ?? ""),
        "tests": .array(tests),
        "extra_data": .object([
          "engine": .object(engine.mapValues { .string($0) }), "lesson": .string(lesson),
          "lessonHash": .string(lessonHash), "seed": .string(String(result.seed)),
          "sha256": .string(graded.sha256),
        ]),
      ]))
  }

  /// A result as GitHub Classroom's reporter reads it, before it is put in base64; nil when there is not exactly one
  /// submission.
  public func classroom(_ disclosure: Disclosure) -> String? {
    guard results.count == 1, let graded = results.first else { return nil }
    var members: [String: JSONValue] = ["version": .int(1), "max_score": .int(Int64(maxScore))]
    guard let result = graded.result else {
      members["status"] = .string("error")
      members["tests"] = .array([
        test(
          "replay", status: "error", score: 0, message: graded.trouble?.message.withoutControls ?? "",
          line: graded.trouble?.line, of: graded)
      ])
      return JSONWriter.indented(.object(members))
    }
    members["status"] = .string(result.passed ? "pass" : "fail")
    var tests = result.checks.compactMap { disclosure.shown($0) }.map { mark in
      test(
        mark.id, status: mark.status == .pass ? "pass" : "fail", score: mark.points,
        message: mark.feedback(in: graded.language).joined(separator: "\n"), line: mark.at?.line, of: graded)
    }
    let hidden = result.checks.filter { disclosure.shown($0) == nil }
    if !hidden.isEmpty {
      let points = (hidden.reduce(0) { $0 + $1.points }, hidden.reduce(0) { $0 + $1.maxPoints })
      let told = GradeMessage.hiddenChecks(points: points.0, of: points.1).told(in: graded.language).plain
      tests.append(
        test(
          told, status: points.0 == points.1 ? "pass" : "fail", score: points.0, message: "", line: nil,
          of: graded))
    }
    members["tests"] = .array(tests)
    return JSONWriter.indented(.object(members))
  }

  private func test(
    _ name: String, status: String, score: Int, message: String, line: Int?, of graded: GradedSubmission
  ) -> JSONValue {
    .object([
      "name": .string(name), "status": .string(status), "score": .int(Int64(score)),
      "message": .string(message), "test_code": .string("bancada grade --lesson \(lesson)"),
      "filename": .string(graded.submission), "line_no": .int(Int64(line ?? 0)),
      "execution_time": .string("0s"),
    ])
  }
}
