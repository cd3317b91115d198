#if canImport(Glibc)
  import Glibc
#endif

/// What this process has used so far.
enum ProcessUsage {
  /// User and system time of all threads.
  static var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Does something once, and says what processor time it took.
  static func measure<Result>(_ work: () -> Result) -> (cpuSeconds: Double, result: Result) {
    let start = cpuSeconds
    let result = work()
    return (cpuSeconds - start, result)
  }

  /// Begins the highest memory use anew from what is in use now, where Linux lets it.
  static func restartPeakMemory() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  static var peakMemoryMebibytes: Int {
    if let peak = peakSinceRestart { return peak / 1024 }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }

  /// In KiB.
  private static var peakSinceRestart: Int? {
    guard let file = fopen("/proc/self/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      return Int(text.filter(\.isNumber))
    }
    return nil
  }
}
