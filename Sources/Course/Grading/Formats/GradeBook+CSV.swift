extension GradeBook {
  /// The gradebook: a row for each submission, a column for each check. For the teacher: hidden ones too.
  public var csv: String {
    let ids = results.compactMap(\.result).first?.checks.map(\.id) ?? []
    let header =
      ["submission", "student", "status", "score", "maxScore", "passed"] + ids + ["reason", "sha256"]
    let rows = results.map { graded in
      let points = ids.map { id in
        graded.result?.checks.first { $0.id == id }.map { String($0.points) } ?? ""
      }
      let score = graded.result.map { String($0.score) } ?? ""
      return [
        graded.submission, graded.student ?? "", graded.status.rawValue, score, String(maxScore),
        graded.result.map { $0.passed ? "yes" : "no" } ?? "",
      ] + points + [graded.trouble?.message ?? "", graded.sha256]
    }
    return CSV.text([header] + rows)
  }
}
