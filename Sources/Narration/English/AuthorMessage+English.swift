extension AuthorMessage {
  public var english: StyledText {
    switch self {
    case .sound(let folder, .lint): "\("✔", .success) \(folder, .name): nothing to mend"
    case .sound(let folder, .test):
      "\("✔", .success) \(folder, .name): the solution has full marks, and each mistake its own"
    case .tried(let count, let faulty):
      faulty == 0
        ? "\(Formats.english.count(count, "lesson")), none faulty"
        : "\(Formats.english.count(count, "lesson")), \(faulty) faulty"
    case .written(let folder, let id):
      "\("✔", .success) \(folder, .name): now `bancada lesson preview \(id)` and `bancada lesson lint \(id)`"
    case .folderExists(let folder): "there is a folder \(folder, .name) already"
    case .cannotWrite(let path): "\(path, .name) could not be written"
    case .badFolder(let folder):
      "“\(folder)” will not do as a lesson's folder: write the id and, if you like, a name, as in \("d5-consolidacao", .name)"
    case .draftStopped(let line, let command): "the session stops at line \(line): \(command, .command)"
    case .nothingToCheck: "the session changes nothing in the cluster that a lesson could check"
    case .exampleTitle: "A new lesson"
    case .exampleProse:
      """
      # A new lesson

      Why this matters in production, in two or three sentences.

      ## deploy

      What the student has to know for this step, and a picture of the idea:

      ```text
      Deployment ──▶ ReplicaSet ──▶ Pods ──▶ nodes
      ```

      **Task.** Make the Deployment `web` with 3 replicas, and let the cluster settle with `run until idle`.

      ### pods

      - ask: How many Pods of `web` will there be in the end?
      - pass: A Pod for each replica.
      - fail: There were {{found}}: a Pod for each replica.

      ### replicas

      - pass: The 3 replicas of `web` are available.
      - fail: Expected {{expected}} replicas available; found {{found}}.
      - fail few: The Deployment `web` asks for fewer than 3 replicas.
      - hint: What is missing: the Deployment, its replicas or time?
      - hint: `kubectl get deployments` shows how many there are; `run until idle` lets the rest happen.
      - hint: `kubectl create deployment web --image=nginx --replicas=3`, then `run until idle`.
      - hint few: `kubectl scale` changes the number of replicas.

      ## recap

      - What the student takes along.
      """
    }
  }
}
