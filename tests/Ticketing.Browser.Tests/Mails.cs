using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting.Testing;
using Ticketing.SystemKit.Running;

namespace Ticketing.Browser.Tests;

/// <summary>What the mail catcher took, asked by the part of its API that is Mailpit's.</summary>
internal static class Mails
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(Visitor.PatienceMs);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for a mail with this subject and gives its text.</summary>
    public static async Task<string> TextOfAsync(RunningSystem system, string subject)
    {
        using var http = new HttpClient { BaseAddress = system.App.GetEndpoint("mail-catcher", "http") };
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            var list = await http.GetFromJsonAsync<JsonElement>("/api/v1/messages?limit=100");
            foreach (var mail in list.GetProperty("messages").EnumerateArray())
            {
                if (mail.GetProperty("Subject").GetString() == subject)
                {
                    var whole = await http.GetFromJsonAsync<JsonElement>(
                        $"/api/v1/message/{mail.GetProperty("ID").GetString()}");
                    return whole.GetProperty("Text").GetString()!;
                }
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException($"No mail '{subject}' within {Patience.TotalSeconds} s.");
    }
}
