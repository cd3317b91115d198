import Commands
import Kubernetes
import Manifests
import Narration

/// The lessons of a folder, one sub-folder each: `d1-fluxo-de-provisionamento`.
public struct LessonLibrary: Sendable {
  let files: any FileAccess
  /// A teacher's own additions: `ID.yaml`, `ID.weather`. Nil when there are none.
  let additions: (any FileAccess)?
  private static let limitBytes = 1 << 20

  /// - Parameters:
  ///   - files: sees the folder of lessons as its top.
  ///   - additions: sees the folder of checks and weather that students do not see.
  public init(_ files: any FileAccess, additions: (any FileAccess)? = nil) {
    self.files = files
    self.additions = additions
  }

  public struct Folder: Equatable, Sendable {
    /// The lesson's id, as the folder's name begins.
    public let id: String
    public let name: String
  }

  /// Every lesson's folder, by id: `d2` before `d10`.
  public var folders: [Folder] {
    let entries = (try? files.list("")) ?? []
    let folders = entries.filter(\.isFolder).map {
      Folder(id: String($0.name.prefix { $0 != "-" }), name: $0.name)
    }
    return folders.sorted { left, right in
      left.id.lessonOrder == right.id.lessonOrder
        ? left.name < right.name : left.id.lessonOrder < right.id.lessonOrder
    }
  }

  /// What reading a lesson came to.
  public struct Loading: Sendable {
    /// Nil when anything is wrong with it.
    public let material: LessonMaterial?
    public let faults: [LessonFault]
  }

  /// Draws a lesson's variations: given what they are and the lesson's own seed.
  public typealias Choice = ([Lesson.Variation], UInt64) -> [String: String]

  /// - Parameter seed: takes the place of the lesson's own.
  public func load(_ folder: Folder, seed: UInt64? = nil) -> Loading {
    load(folder) { Variations.drawn($0, seed: seed ?? $1) }
  }

  func load(_ folder: Folder, choose: Choice) -> Loading {
    var reading = LessonReading(
      folder: folder, files: files, additions: additions, limitBytes: Self.limitBytes)
    let material = reading.material(choose)
    return Loading(material: reading.faults.isEmpty ? material : nil, faults: reading.faults)
  }
}

extension String {
  /// Letters by the alphabet, then numbers by size.
  var lessonOrder: LessonOrder {
    LessonOrder(module: String(prefix { !$0.isNumber }), number: Int(drop { !$0.isNumber }) ?? 0)
  }
}

struct LessonOrder: Comparable {
  let module: String
  let number: Int

  static func < (left: Self, right: Self) -> Bool {
    left.module == right.module ? left.number < right.number : left.module < right.module
  }
}

/// Reads the files of one lesson.
private struct LessonReading {
  let folder: LessonLibrary.Folder
  let files: any FileAccess
  let additions: (any FileAccess)?
  let limitBytes: Int
  private(set) var faults: [LessonFault] = []

  init(folder: LessonLibrary.Folder, files: any FileAccess, additions: (any FileAccess)?, limitBytes: Int) {
    self.folder = folder
    self.files = files
    self.additions = additions
    self.limitBytes = limitBytes
  }

  mutating func material(_ choose: LessonLibrary.Choice) -> LessonMaterial? {
    guard let tree = tree("\(folder.name)/lesson.yaml", text: text("lesson.yaml")) else { return nil }
    let log = LessonFaultLog(file: "\(folder.name)/lesson.yaml")
    let seed = tree["seed"]?.json.int.map { UInt64(clamping: $0) } ?? 1
    var (lesson, variables) = Lesson.read(tree, log: log) { choose($0, seed) }
    if lesson.id != folder.id { log.add(.wrongFolder(id: lesson.id, folder: folder.name), line: nil) }
    faults += log.faults
    var prose: [Language: LessonProse] = [:]
    for language in Language.allCases {
      guard let text = text("\(language.rawValue).md") else { continue }
      let log = LessonFaultLog(file: "\(folder.name)/\(language.rawValue).md")
      prose[language] = LessonProse.read(Variations.fill(text, with: variables), log: log)
      prose[language]?.checkReferences(to: lesson, log: log)
      LessonProse.checkPlaceholders(in: text, variations: lesson.variations, log: log)
      faults += log.faults
    }
    guard let start = script("start.bancada", variables), let solution = script("solution.bancada", variables)
    else { return nil }
    if let text = addition("\(folder.id).yaml"), let tree = self.tree("\(folder.id).yaml", text: text) {
      let log = LessonFaultLog(file: "\(folder.id).yaml")
      lesson.add(hidden: tree, log: log, variables: variables)
      faults += log.faults
    }
    return LessonMaterial(
      folder: folder.name, lesson: lesson, prose: prose, start: start, solution: solution,
      mistakes: mistakeNames.compactMap { script($0, variables) },
      files: FolderFiles(base: files, folder: "\(folder.name)/files"), variables: variables,
      weather: addition("\(folder.id).weather"))
  }

  private var mistakeNames: [String] {
    let entries = (try? files.list("\(folder.name)/mistakes")) ?? []
    return entries.filter { !$0.isFolder && $0.name.hasSuffix(".bancada") }.map { "mistakes/\($0.name)" }
  }

  private mutating func script(_ name: String, _ variables: [String: String]) -> LessonMaterial.Script? {
    text(name).map {
      LessonMaterial.Script(name: "\(folder.name)/\(name)", text: Variations.fill($0, with: variables))
    }
  }

  private mutating func text(_ name: String) -> String? {
    let path = "\(folder.name)/\(name)"
    do {
      return String(decoding: try files.read(path, limitBytes: limitBytes), as: UTF8.self)
    } catch {
      faults.append(LessonFault(file: path, .missingFile))
      return nil
    }
  }

  /// A file of the teacher's own; nil when there is none.
  private func addition(_ name: String) -> String? {
    (try? additions?.read(name, limitBytes: limitBytes)).map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func tree(_ path: String, text: String?) -> MarkedValue? {
    guard let text else { return nil }
    switch Document.readAll(text, source: path).first {
    case .success(let document)?: return document.value
    case .failure(let invalid)?:
      for problem in invalid.problems {
        let told = InvalidManifest(kind: "", apiVersion: "", name: "", problems: [problem])
        faults.append(LessonFault(file: path, line: problem.place?.line, .unreadable(told.upstreamText)))
      }
    case nil: faults.append(LessonFault(file: path, .emptyFile))
    }
    return nil
  }
}
