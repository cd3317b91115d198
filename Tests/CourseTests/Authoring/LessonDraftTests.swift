import Cluster
import Commands
import Narration
import Testing

@testable import Course

@Suite struct LessonDraftTests {
  private func trials(of draft: LessonDraft) throws -> LessonTrials {
    var files = FilesInMemory()
    for file in draft.files { files["\(draft.folder)/\(file.path)"] = file.text }
    let library = LessonLibrary(files)
    return LessonTrials(
      try #require(library.folders.first), of: library, samples: FilesInMemory(), language: .english)
  }

  @Test func aNewLessonHasNothingToMend() throws {
    let trials = try trials(of: LessonDraft(folder: "z7-nova"))
    #expect(trials.lint() == [])
    #expect(trials.test() == [])
  }

  @Test func aPreviewShowsEveryWord() throws {
    let pages = try #require(try trials(of: LessonDraft(folder: "z7")).preview()).plain
    for words in [
      "Task.", "How many Pods", "- fail few:", "- hint: What is missing", "What the student takes along",
    ] {
      #expect(pages.contains(words))
    }
  }

  @Test(
    "a folder's name begins with an id",
    arguments: [
      ("d12", true), ("d12-a-b", true), ("12", false), ("dx", false), ("D1", false), ("d1/../x", false),
    ])
  func names(folder: String, isGood: Bool) { #expect(LessonDraft(folder: folder).isNamedWell == isGood) }

  private static let session = """
    #: bancada 1
    # Make something.
    kubectl create deployment web --image=nginx --replicas=10
    kubectl get pods

    kubectl set resources deployment/web --requests=cpu=250m,memory=512Mi
    run 2m
    nonsense  #: fails

    # Look at it.
    kubectl get nodes
    """

  @Test func aRecordedSessionBecomesALessonThatItSolves() throws {
    let draft = try LessonDraft(
      folder: "z8", from: Self.session, in: Session(world: .course(), language: .english))
    let structure = try #require(draft.files.first { $0.path == "lesson.yaml" }?.text)
    #expect(structure.contains("assert: {kind: Deployment, name: web, match: {spec: {replicas: 10}}}"))
    #expect(structure.contains("assert: {kind: Node, selector: karpenter.sh/nodepool, count: 1}"))
    for made in ["CSINode", "Lease", "kind: Node, name"] { #expect(!structure.contains(made)) }
    // What is looked at last changes nothing, and belongs to the step before it.
    #expect(structure.split(separator: "\n").count { $0.contains("- id: step-") } == 2)
    let trials = try trials(of: draft)
    #expect(trials.test() == [])
    #expect(trials.lint().contains { $0.problem == .trial(.unwritten("deployment-web, pass")) })
  }

  @Test func aSessionThatChangesNothingIsNoLesson() {
    for script in ["get pods", "", "create deployment a --image=x\nnonsense", "echo 'open"] {
      #expect(throws: CommandError.self) {
        try LessonDraft(folder: "z8", from: script, in: Session(world: .course()))
      }
    }
  }
}
