import Fuzzing
import Glibc

/// libFuzzer over the door that `BANCADA_FUZZ_TARGET` names: `make fuzz` builds and runs it. Without one, lists them.
@main
enum BancadaFuzz {
  private static let target = getenv("BANCADA_FUZZ_TARGET").flatMap {
    FuzzTarget(rawValue: String(cString: $0))
  }

  static func main() {
    guard target != nil else {
      for target in FuzzTarget.allCases { print(target.rawValue) }
      return
    }
    drive(CommandLine.argc, CommandLine.unsafeArgv)
  }

  private static func drive(_ count: Int32, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) {
    var (count, words) = (count, words)
    _ = runDriver(&count, &words, take)
  }

  private static let take: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32 = { bytes, size in
    target?.take(Array(UnsafeBufferPointer(start: bytes, count: size)))
    return 0
  }
}

/// libFuzzer's own main.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ take: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
