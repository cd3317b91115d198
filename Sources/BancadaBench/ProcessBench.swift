import Glibc

/// What a person waits for who starts the program: the best of several, by the clock on the wall.
struct ProcessBench {
  let program: String
  /// At most: milliseconds; seconds for a class; MiB of each process.
  private static let (startAim, classAim, memoryAim) = (30.0, 60.0, 100.0)
  private static let submissions = 1_000

  func figures() -> [Figure] {
    var figures = [
      best(30, "start to prompt", ["-c", "true"], aim: .atMost(Self.startAim)),
      best(
        5, "50 replicas, from create until idle",
        ["-c", "create deployment web --image=nginx --replicas=50; run until idle"], aim: nil),
    ]
    let folder = "/tmp/bancada-bench-\(getpid())"
    mkdir(folder, 0o700)
    defer { _ = Process.run("/bin/rm", ["-rf", folder]) }
    guard handIn(to: folder),
      let marking = Process.run(program, ["grade", folder, "--lesson", "d1", "--lessons", "lessons"])
    else { return figures }
    let told = FigureTable.told(marking.cpuSeconds, "s")
    figures += [
      Figure(
        name: "\(Self.submissions) submissions of lesson d1", value: marking.wallSeconds, unit: "s",
        aim: .atMost(Self.classAim), note: "\(told) of CPU time"),
      Figure(
        name: "memory of the largest process", value: marking.peakMebibytes, unit: "MiB",
        aim: .atMost(Self.memoryAim)),
    ]
    return figures
  }

  private func best(_ times: Int, _ name: String, _ words: [String], aim: Figure.Aim?) -> Figure {
    let runs = (0..<times).compactMap { _ in Process.run(program, words) }
    let seconds = runs.map(\.wallSeconds).min() ?? .infinity
    let cpu = (runs.map(\.cpuSeconds).min() ?? 0) * 1000
    let memory = runs.map(\.peakMebibytes).max() ?? 0
    return Figure(
      name: name, value: seconds * 1000, unit: "ms", aim: aim,
      note: "\(FigureTable.told(cpu, "ms")) of CPU time, \(FigureTable.told(memory, "MiB"))")
  }

  /// A class of the lesson's solution and its mistakes, again and again.
  private func handIn(to folder: String) -> Bool {
    let lesson = "lessons/d1-fluxo-de-provisionamento"
    let names = ["solution.bancada"] + Self.scripts(in: lesson + "/mistakes").map { "mistakes/\($0)" }
    let scripts = names.compactMap { TextFile.read("\(lesson)/\($0)") }
    guard !scripts.isEmpty else { return false }
    return (0..<Self.submissions).allSatisfy {
      TextFile.write(scripts[$0 % scripts.count], to: "\(folder)/\($0).bancada")
    }
  }

  private static func scripts(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".bancada") { names.append(name) }
    }
    return names.sorted()
  }
}
