using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aspire.Hosting.Testing;
using Ticketing.SystemKit.Running;

namespace Ticketing.Browser.Tests;

/// <summary>What the mail catcher took, asked by the part of its API that is Mailpit's.</summary>
internal static class Mails
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(Visitor.PatienceMs);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for a mail with this subject and gives its text.</summary>
    public static Task<string> TextOfAsync(RunningSystem system, string subject) =>
        TextOfAsync(system, "/api/v1/messages?limit=100", mail => mail.GetProperty("Subject").GetString() == subject, subject);

    /// <summary>Waits for a mail to an address with this subject and gives its text.</summary>
    public static Task<string> TextToAsync(RunningSystem system, string email, string subject) => TextOfAsync(
        system, $"/api/v1/messages?limit=10&to={Uri.EscapeDataString(email)}",
        mail => mail.GetProperty("Subject").GetString() == subject, $"{subject} to {email}");

    /// <summary>Waits for a mail to an address that has a link to this page; gives the link without its origin.</summary>
    public static async Task<string> LinkAsync(RunningSystem system, string email, string page)
    {
        var text = await TextOfAsync(
            system, $"/api/v1/messages?limit=10&to={Uri.EscapeDataString(email)}",
            mail => mail.GetProperty("To").EnumerateArray().Any(to => to.GetProperty("Address").GetString() == email),
            $"to {email}");
        return Regex.Match(text, $@"{Regex.Escape(page)}#[\w-]+").Value;
    }

    private static async Task<string> TextOfAsync(
        RunningSystem system, string list, Func<JsonElement, bool> isWanted, string what)
    {
        using var http = new HttpClient { BaseAddress = system.App.GetEndpoint("mail-catcher", "http") };
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            var found = await http.GetFromJsonAsync<JsonElement>(list);
            foreach (var mail in found.GetProperty("messages").EnumerateArray())
            {
                if (isWanted(mail))
                {
                    var whole = await http.GetFromJsonAsync<JsonElement>(
                        $"/api/v1/message/{mail.GetProperty("ID").GetString()}");
                    return whole.GetProperty("Text").GetString()!;
                }
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException($"No mail '{what}' within {Patience.TotalSeconds} s.");
    }
}
