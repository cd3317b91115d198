import Course
import Kubernetes
import Narration

/// Where the seed of each submission comes from.
enum SeedSource {
  case lesson
  /// The submission's name without its ending.
  case name
  /// The student that a list has for a submission's name.
  case list([String: String])

  /// - Parameter text: a list's rows, `submission,student`; a row of those two words is its heading.
  init(list text: String) throws(SeedListFault) {
    var students: [String: String] = [:]
    for row in CSV.rows(text) {
      guard row.fields.count >= 2, row.fields[0] != "" else { throw SeedListFault(line: row.line) }
      if row.fields[0] == "submission", row.fields[1] == "student" { continue }
      students[row.fields[0]] = row.fields[1]
    }
    self = .list(students)
  }

  var name: String {
    switch self {
    case .lesson: "lesson"
    case .name: "name"
    case .list: "csv"
    }
  }

  /// Who handed it in; nil when the list does not say.
  func student(of handedIn: HandedIn) -> String? {
    switch self {
    case .lesson, .name: nil
    case .list(let students): students[handedIn.name] ?? students[handedIn.baseName]
    }
  }

  /// A number stands for itself, so that a student can play with their own: `lesson start d5 --seed 20231234`.
  func seed(of handedIn: HandedIn) -> UInt64? {
    let text: String?
    switch self {
    case .lesson: return nil
    case .name: text = handedIn.baseName
    case .list: text = student(of: handedIn)
    }
    return text.map { UInt64($0) ?? SeededHash.fnv1a("student", $0) >> 1 }
  }
}

struct SeedListFault: Error { let line: Int }
