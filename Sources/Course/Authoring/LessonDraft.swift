import Kubernetes
import Manifests
import Narration

/// A lesson as its author begins it: the files of its folder.
public struct LessonDraft: Equatable, Sendable {
  /// `d5-consolidacao`.
  public let folder: String
  /// Paths in the folder, and what stands there.
  public let files: [File]

  public struct File: Equatable, Sendable {
    public let path: String
    public let text: String
  }

  /// Its id, as the folder's name begins.
  public var id: String { String(folder.prefix { $0 != "-" }) }

  /// Whether the folder's name begins with an id: a letter and a number.
  public var isNamedWell: Bool {
    folder.isLessonWord && id.first?.isLetter == true && Int(id.dropFirst()) != nil
  }

  /// A lesson to write over: small, whole, and with nothing to mend.
  ///
  /// - Parameter folder: the id, and behind a hyphen what else the folder's name says.
  public init(folder: String) {
    let id = String(folder.prefix { $0 != "-" })
    self.folder = folder
    files =
      [
        File(path: "lesson.yaml", text: Self.structure(id: id)),
        File(path: "start.bancada", text: Self.opening(of: id)),
        File(
          path: "solution.bancada",
          text: Self.script(id, ["create deployment web --image=nginx --replicas=3"])),
        File(
          path: "mistakes/uma-replica.bancada",
          text: "#: bancada 1\n#: lesson \(id)\n#: expect 0/4\n#: hint deploy.replicas.few\n"
            + "predict pods = 3\nkubectl create deployment web --image=nginx\nrun until idle\nhint\nskip\n"),
      ]
      + Language.allCases.map { language in
        File(
          path: "\(language.rawValue).md", text: AuthorMessage.exampleProse.told(in: language).plain + "\n")
      }
  }

  init(folder: String, files: [File]) {
    self.folder = folder
    self.files = files
  }

  static func head(id: String, titles: [Language: String]) -> String {
    """
    bancada: lesson/v1
    id: \(id)
    module: \(id.prefix(1))
    requires: []
    minutes: 20
    passMark: 70%
    title:
    \(Language.allCases.map { "  \($0.rawValue): \(titles[$0] ?? id)" }.joined(separator: "\n"))
    seed: 1
    steps:

    """
  }

  static func opening(of id: String) -> String {
    "#: bancada 1\n#: lesson \(id)\nreset course\ncatalog use teaching\nprices use observed\n"
  }

  private static func script(_ id: String, _ commands: [String]) -> String {
    "#: bancada 1\n#: lesson \(id)\npredict pods = 3\n\(commands.joined(separator: "\n"))\nrun until idle\nnext\n"
  }

  private static func structure(id: String) -> String {
    let titles = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { ($0, AuthorMessage.exampleTitle.told(in: $0).plain) })
    return head(id: id, titles: titles) + """
        - id: deploy
          predict:
            id: pods
            answer: {count: {kind: Pod, selector: app=web}}
            points: 1
          checks:
            - id: replicas
              points: 3
              assert: {kind: Deployment, name: web, match: {status: {availableReplicas: 3}}}
              diagnoses:
                - {id: few, assert: {kind: Deployment, name: web, match: {spec: {replicas: "< 3"}}}}

      """
  }
}
