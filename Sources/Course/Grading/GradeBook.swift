import Commands
import Kubernetes
import Narration

/// The marks of a class for one lesson, with all that they rest on.
public struct GradeBook: Sendable {
  /// What replayed the submissions: `bancada`, `kubernetes`, `karpenter`, each with its version.
  public let engine: [String: String]
  public let lesson: String
  public let title: [Language: String]
  /// Of everything in the lesson's folder, and of the teacher's own checks and weather.
  public let lessonHash: String
  /// Where seeds came from: `lesson`, `name`, `csv`.
  public let seedSource: String
  public let passPercent: Int
  /// With the points of the teacher's own checks.
  public let maxScore: Int
  /// By name.
  public let results: [GradedSubmission]

  public init(
    engine: [String: String], _ material: LessonMaterial, lessonHash: String, seedSource: String,
    results: [GradedSubmission]
  ) {
    self.engine = engine
    lesson = material.lesson.id
    title = material.lesson.title
    passPercent = material.lesson.passPercent
    maxScore = material.lesson.maxPoints
    self.lessonHash = lessonHash
    self.seedSource = seedSource
    self.results = results
  }

  /// The fewest points that pass.
  public var passScore: Int { (maxScore * passPercent + 99) / 100 }
  /// Whether every submission is marked, and at or above the pass mark.
  public var allPassed: Bool { results.allSatisfy(\.hasPassed) }
}

extension LessonLibrary {
  /// What tells one state of a lesson from another.
  public func hash(of folder: Folder) -> String {
    var hashes = [FolderFiles(base: files, folder: folder.name).listing(limit: 1_000)]
    for name in ["\(folder.id).yaml", "\(folder.id).weather"] {
      if let bytes = try? additions?.read(name, limitBytes: 1 << 20) {
        hashes.append(SHA256.hexadecimal(bytes))
      }
    }
    return hashes.count == 1 ? hashes[0] : SHA256.hexadecimal(Array(hashes.joined(separator: "\n").utf8))
  }

  /// Whether a teacher has anything of their own for a lesson.
  public func hasAdditions(for id: String) -> Bool {
    ["\(id).yaml", "\(id).weather"].contains { (try? additions?.read($0, limitBytes: 1 << 20)) != nil }
  }
}
