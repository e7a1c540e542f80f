using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Ticketing.MailCatcher.Mails;

namespace Ticketing.MailCatcher.Smtp;

/// <summary>
/// One client (RFC 5321, without extensions that need more than a line). A mail counts as taken when its 250 is on
/// the way: it is stored before.
/// </summary>
public sealed class SmtpConnection(MailStore store) : ConnectionHandler
{
    private const int MaxLineBytes = 4_096;
    private const int MaxRecipients = 100;

    private static readonly string Greeting =
        $"250-mail-catcher\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE {MailStore.MaxMailBytes}";

    /// <inheritdoc/>
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        try
        {
            await TalkAsync(connection.Transport, connection.ConnectionClosed);
        }
        catch (Exception e)
            when (e is ConnectionResetException or ConnectionAbortedException or OperationCanceledException)
        {
            // The client is gone; what it had handed over completely is stored.
        }
    }

    private async Task TalkAsync(IDuplexPipe pipe, CancellationToken closed)
    {
        await SayAsync(pipe.Output, "220 mail-catcher takes everything and delivers nothing", closed);
        List<string> recipients = [];
        while (await ReadLineAsync(pipe.Input, MaxLineBytes, closed) is { } line)
        {
            var command = line.Length >= 4 ? line[..4].ToUpperInvariant() : line.ToUpperInvariant();
            switch (command)
            {
                case "EHLO":
                    await SayAsync(pipe.Output, Greeting, closed);
                    break;
                case "MAIL" or "RSET":
                    recipients.Clear();
                    await SayAsync(pipe.Output, "250 OK", closed);
                    break;
                case "RCPT" when recipients.Count < MaxRecipients:
                    recipients.Add(AddressOf(line));
                    await SayAsync(pipe.Output, "250 OK", closed);
                    break;
                case "RCPT":
                    await SayAsync(pipe.Output, "452 too many recipients", closed);
                    break;
                case "DATA" when recipients.Count > 0:
                    await SayAsync(pipe.Output, "354 go on", closed);
                    var raw = await ReadMailAsync(pipe.Input, closed);
                    if (raw is not null)
                    {
                        store.Add(recipients, raw);
                    }

                    await SayAsync(pipe.Output, raw is null ? "552 too large" : "250 OK", closed);
                    recipients = [];
                    break;
                case "DATA":
                    await SayAsync(pipe.Output, "503 to whom?", closed);
                    break;
                case "QUIT":
                    await SayAsync(pipe.Output, "221 bye", closed);
                    return;
                default:
                    await SayAsync(pipe.Output, command is "HELO" or "NOOP" ? "250 OK" : "502 unknown", closed);
                    break;
            }
        }
    }

    /// <summary>The mail up to the line that is a dot alone, with doubled dots undone; null when it is too
    /// large.</summary>
    private static async Task<byte[]?> ReadMailAsync(PipeReader input, CancellationToken closed)
    {
        using var mail = new MemoryStream();
        var tooLarge = false;
        while (await ReadLineAsync(input, MailStore.MaxMailBytes, closed) is { } line && line != ".")
        {
            tooLarge |= mail.Length + line.Length > MailStore.MaxMailBytes;
            if (!tooLarge)
            {
                var text = line.StartsWith('.') ? line[1..] : line;
                mail.Write(Encoding.Latin1.GetBytes(text));
                mail.Write("\r\n"u8);
            }
        }

        return tooLarge ? null : mail.ToArray();
    }

    /// <summary>The next line, its bytes as Latin-1; null when the client closed.</summary>
    private static async Task<string?> ReadLineAsync(PipeReader input, int maxBytes, CancellationToken closed)
    {
        while (true)
        {
            var read = await input.ReadAsync(closed);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.Latin1.GetString(buffer.Slice(0, end));
                input.AdvanceTo(buffer.GetPosition(1, end));
                return line.TrimEnd('\r');
            }

            if (read.IsCompleted || buffer.Length > maxBytes)
            {
                return null;
            }

            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary><c>RCPT TO:&lt;ada@example.org&gt; NOTIFY=NEVER</c> names <c>ada@example.org</c>.</summary>
    private static string AddressOf(string line)
    {
        var from = line.IndexOf('<', StringComparison.Ordinal);
        var to = line.IndexOf('>', StringComparison.Ordinal);
        return from >= 0 && to > from ? line[(from + 1)..to] : line;
    }

    private static async Task SayAsync(PipeWriter output, string answer, CancellationToken closed) =>
        await output.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), closed);
}
