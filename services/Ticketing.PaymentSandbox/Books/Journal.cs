using System.Text.Json;

namespace Ticketing.PaymentSandbox.Books;

/// <summary>
/// The books' file: one line of JSON a change, appended before the change is answered. A killed process loses
/// nothing, because the operating system has the line; a machine that loses power may lose the last second.
/// </summary>
internal sealed class Journal : IDisposable
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    private readonly string _path;
    private FileStream? _file;

    /// <summary>The file's folder is made if it is missing; an empty path keeps nothing.</summary>
    public Journal(string path)
    {
        _path = path;
        if (path.Length > 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
    }

    /// <summary>The lines so far. The last may be torn by a kill: it was never answered, so it is left out.</summary>
    public IEnumerable<JournalLine> Read()
    {
        if (_path.Length == 0 || !File.Exists(_path))
        {
            yield break;
        }
        var text = File.ReadAllText(_path);
        var whole = text.LastIndexOf('\n') + 1;
        foreach (var line in text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return JsonSerializer.Deserialize(line, JournalJson.Default.JournalLine)
                ?? throw new InvalidDataException($"{_path} holds JSON null.");
        }
    }

    /// <summary>Begins a new file with what is still needed; the old one is replaced at once or not at all.</summary>
    public void Begin(IEnumerable<JournalLine> lines)
    {
        if (_path.Length == 0)
        {
            return;
        }
        var next = _path + ".next";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            foreach (var line in lines)
            {
                Write(file, line);
            }
            file.Flush(flushToDisk: true);
        }
        File.Move(next, _path, overwrite: true);
        // Without a buffer of its own: every line is in the system's hands when Append returns.
        _file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public void Append(JournalLine line)
    {
        if (_file is not null)
        {
            Write(_file, line);
        }
    }

    public void Dispose() => _file?.Dispose();

    private static void Write(FileStream file, JournalLine line)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, JournalJson.Default.JournalLine), .. NewLine];
        file.Write(bytes);
    }
}
