using System.Net.Sockets;
using System.Text;
using Ticketing.Booking.Tests.Support;
using Ticketing.MailCatcher.Mails;

namespace Ticketing.Booking.Tests.Notifications;

/// <summary>What the catcher takes, shows and refuses, said to it line by line.</summary>
public sealed class MailCatcherTests
{
    [Fact]
    public async Task A_mail_is_shown_as_a_person_reads_it()
    {
        await using var catcher = await Catcher.StartAsync();
        (await SendAsync(catcher, ["ada@example.org"], """
            Message-ID: <1@example.org>
            Subject: =?utf-8?Q?Z=C3=BCrich?= =?utf-8?Q?_calls?=
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Gr=C3=BC=C3=9Fe
            --b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            PGI+aGk8L2I+
            --b--
            """)).ShouldStartWith("250");
        var mail = catcher.Mails.List("ADA@example.org", 0, 10).Mails.Single();
        (mail.Content.MessageId, mail.Content.Subject).ShouldBe(("1@example.org", "Zürich calls"));
        mail.Content.Text.Trim().ShouldBe("Grüße");
        mail.Content.Html.ShouldBe("<b>hi</b>");
        var list = await catcher.Http.GetStringAsync("/api/v1/messages?limit=1");
        list.ShouldContain("\"MessageID\":\"1@example.org\"");
        (await catcher.Http.GetStringAsync("/")).ShouldContain("ada@example.org");
    }

    [Fact]
    public async Task Dots_are_undone_and_what_is_no_mail_is_shown_as_it_is()
    {
        await using var catcher = await Catcher.StartAsync();
        (await SendAsync(catcher, ["ada@example.org"], "\r\n..hidden\r\nno header")).ShouldStartWith("250");
        var mail = catcher.Mails.List(null, 0, 10).Mails.Single();
        mail.Content.Text.ShouldContain(".hidden");
        mail.Content.Text.ShouldNotContain("..hidden");
    }

    [Fact]
    public async Task A_mail_that_is_too_large_or_to_too_many_is_refused()
    {
        await using var catcher = await Catcher.StartAsync();
        (await SendAsync(catcher, ["ada@example.org"], "", $" SIZE={MailStore.MaxMailBytes + 1}"))
            .ShouldStartWith("552");
        // Not declared: the server reads as much as it takes and hangs up; a client that still writes may not hear why.
        var line = new string('x', 70) + "\r\n";
        var large = string.Concat(Enumerable.Repeat(line, 2 * MailStore.MaxMailBytes / line.Length));
        try
        {
            (await SendAsync(catcher, ["ada@example.org"], large)).ShouldStartWith("552");
        }
        catch (IOException)
        {
        }

        var many = Enumerable.Range(0, 101).Select(i => $"a{i}@example.org").ToArray();
        (await SendAsync(catcher, many, "Subject: hi")).ShouldStartWith("452");
        catcher.Mails.List(null, 0, 10).Total.ShouldBe(0);
        (await SendAsync(catcher, ["ada@example.org"], "Subject: hi")).ShouldStartWith("250");
    }

    /// <summary>The answer to the mail, or the first refusal before it.</summary>
    private static async Task<string> SendAsync(Catcher catcher, string[] to, string mail, string parameters = "")
    {
        using var client = new TcpClient("127.0.0.1", catcher.SmtpPort);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        (await reader.ReadLineAsync())!.ShouldStartWith("220");
        string[] commands =
            ["HELO me", $"MAIL FROM:<us@example.org>{parameters}", .. to.Select(a => $"RCPT TO:<{a}>"), "DATA"];
        foreach (var command in commands)
        {
            await writer.WriteLineAsync(command);
            var answer = (await reader.ReadLineAsync())!;
            if (answer[0] is not ('2' or '3'))
            {
                return answer;
            }
        }

        await writer.WriteAsync(mail.ReplaceLineEndings("\r\n") + "\r\n.\r\n");
        return await reader.ReadLineAsync() ?? throw new IOException("The server hung up.");
    }
}
