import Cluster
import Commands
import Course
import Kubernetes
import Manifests
import Narration

/// What teachers write, and what students hand in.
extension FuzzTarget {
  /// `lesson.yaml`, and behind `====` the prose, in which `====` parts it from the commands that open the lesson.
  func takeLesson(_ text: String) {
    let (structure, rest) = text.halves
    let (prose, start) = rest.halves
    let library = LessonLibrary(Self.lesson(structure: structure, prose: prose, start: start))
    guard let folder = library.folders.first, library.load(folder).material != nil else { return }
    var session = Session(world: Self.opening)
    session.table.add(library.commands)
    session.meter = UsageMeter(Self.allowance)
    for line in ["lesson start f1", "check", "hint", "next", "progress"] { _ = session.execute(line) }
  }

  private static let opening = World.course()

  private static var allowance: Allowance {
    var allowance = Allowance()
    allowance.commands = 60
    allowance.decisions = 400
    allowance.objects = 400
    allowance.virtualTime = .seconds(2 * 86_400)
    allowance.outputBytes = 1 << 20
    return allowance
  }

  private static func lesson(structure: String, prose: String, start: String) -> FilesInMemory {
    FilesInMemory([
      "f1-fuzz/lesson.yaml": structure, "f1-fuzz/pt-BR.md": prose, "f1-fuzz/en.md": prose,
      "f1-fuzz/start.bancada": start, "f1-fuzz/solution.bancada": "next\n",
    ])
  }

  private static let grader = Grader(
    LessonLibrary(lesson(structure: structure, prose: prose, start: "catalog use teaching\n")), lesson: "f1",
    samples: FilesInMemory(), allowance: allowance)

  private static let structure = """
    bancada: lesson/v1
    id: f1
    module: f
    title: {pt-BR: Uma loja, en: A shop}
    steps:
      - id: open
        predict: {id: pods, answer: {count: {kind: Pod, namespace: default}}, points: 1}
        checks:
          - id: three
            points: 2
            assert: {kind: Deployment, name: shop, match: {status: {availableReplicas: ">= 3"}}}
          - id: placed
            points: 1
            after: [three]
            decision: {record: PodPlacement, count: ">= 3"}
          - id: cheap
            points: 1
            cost: {hourly: "< 1"}
      - id: quiz
        checks:
          - {id: spread, points: 1, spread: {kind: Pod, selector: app=shop, by: kubernetes.io/hostname, maxSkew: 5}}
        quiz: {id: who, choices: [scheduler, karpenter], answer: scheduler, points: 1}
    """

  private static let prose = """
    # Lesson

    ## open

    Open it.

    ### three

    - pass: {{found}}
    - fail: {{expected}}
    - hint: wait

    ## quiz

    Who?

    ## recap

    Done.
    """

  func takeSubmission(_ bytes: [UInt8]) {
    let files = FilesInMemory(["ana.bancada": String(decoding: bytes, as: UTF8.self)])
    let submission = Submission(name: "ana", script: "ana.bancada", files: files, hasFolder: false)
    _ = Self.grader.grade(submission, seed: nil, language: nil).message
  }
}
