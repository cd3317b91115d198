import Course
import Glibc
import Narration

/// Marks submissions, each in a process of its own, several at a time. What becomes of one is its own result: the
/// others go on.
struct GradeProcesses {
  let program: String
  let jobs: Int
  /// In which is told what a process could not tell any more.
  let language: Language
  private static let answerLimitBytes = 64 << 20

  /// One process under way.
  private struct Running {
    let index: Int
    let process: pid_t
    let answers: Int32
    let started: UInt64
    var answer: [UInt8] = []
    var isOverdue = false
  }

  /// - Parameter isDone: told how many are done, after each.
  /// - Returns: a result for each task, in their order.
  func results(of tasks: [GradeTask], isDone: (Int) -> Void) -> [GradedSubmission] {
    var results = [GradedSubmission?](repeating: nil, count: tasks.count)
    var waiting = tasks.indices[...]
    var running: [Running] = []
    var done = 0
    while !waiting.isEmpty || !running.isEmpty {
      while running.count < jobs, let index = waiting.popFirst() {
        if let started = start(tasks[index], index) {
          running.append(started)
        } else {
          results[index] = unmarked(tasks[index], .crashed)
          done += 1
        }
      }
      for position in ready(&running).reversed() {
        guard read(&running[position]) else { continue }
        let ended = running.remove(at: position)
        results[ended.index] = result(of: ended, tasks[ended.index])
        done += 1
        isDone(done)
      }
    }
    return results.compactMap(\.self)
  }

  private func unmarked(_ task: GradeTask, _ message: GradeMessage) -> GradedSubmission {
    let language = task.language ?? language
    return GradedSubmission(
      task.handedIn.name, unmarked: .init(message: message.told(in: language).plain), language: language)
  }
}

// MARK: - Starting

extension GradeProcesses {
  private func start(_ task: GradeTask, _ index: Int) -> Running? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let words = ([program] + task.words).map { strdup($0) } + [nil]
    // Nothing of the teacher's surroundings reaches a submission.
    let variables = [strdup("SWIFT_BACKTRACE=enable=no"), nil]
    defer { for text in words + variables { free(text) } }
    var process = pid_t()
    guard posix_spawn(&process, program, &actions, nil, words, variables) == 0 else {
      close(ends[0])
      return nil
    }
    return Running(index: index, process: process, answers: ends[0], started: Self.seconds)
  }

  private static var seconds: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(clamping: time.tv_sec)
  }
}

// MARK: - Listening

extension GradeProcesses {
  /// Waits until one has something to say, and kills those that take too long.
  ///
  /// - Returns: the positions of those that can be read.
  private func ready(_ running: inout [Running]) -> [Int] {
    var descriptors = running.map { pollfd(fd: $0.answers, events: Int16(POLLIN), revents: 0) }
    _ = poll(&descriptors, nfds_t(descriptors.count), 1_000)
    let now = Self.seconds
    for index in running.indices where now - running[index].started > UInt64(GradeWorker.seconds) {
      running[index].isOverdue = true
      kill(running[index].process, SIGKILL)
    }
    return descriptors.indices.filter { descriptors[$0].revents != 0 }
  }

  /// - Returns: whether that was all.
  private func read(_ running: inout Running) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(running.answers, &chunk, chunk.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return false }
    guard count > 0 else { return true }
    running.answer += chunk[..<count]
    guard running.answer.count > Self.answerLimitBytes else { return false }
    kill(running.process, SIGKILL)
    return true
  }

  private func result(of ended: Running, _ task: GradeTask) -> GradedSubmission {
    close(ended.answers)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(ended.process, &status, 0, &usage) < 0, errno == EINTR {}
    if ended.isOverdue || status & 0x7F == SIGXCPU {
      return unmarked(task, .timedOut(seconds: GradeWorker.seconds))
    }
    if status == 0,
      let graded = GradedSubmission(
        message: String(decoding: ended.answer, as: UTF8.self), lesson: task.lesson)
    {
      return graded
    }
    // One that is refused memory ends at the next piece that it asks for: a good part is in use by then.
    let isFull = usage.ru_maxrss > GradeWorker.memoryMebibytes << 10 / 4
    return unmarked(task, isFull ? .outOfMemory(mebibytes: GradeWorker.memoryMebibytes) : .crashed)
  }
}
