using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Notifications;

/// <summary>Addresses that the mail server does not take.</summary>
[Collection(ServersCollection.Name)]
public sealed class MailAddressTests(Servers servers)
{
    private const int Mails = 20;
    private readonly TestContacts _contacts = new();

    [Theory]
    [InlineData("550 no such user", "550 MailboxUnavailable")]
    [InlineData("501 bad address", "501 SyntaxError")]
    [InlineData("555 parameters not recognised", "555")]
    [InlineData("556 domain takes no mail", "556")]
    public async Task An_address_that_is_refused_is_parked_at_once_and_delays_nobody(string answer, string reason)
    {
        await using var smtp = new ScriptedSmtp(
            address => address == "bad@example.org" ? answer : "250 fine", "PIPELINING");
        await using var host = await MailHosts.CreateAsync(servers, smtp.Connection, _contacts);
        await NotifyAsync(host, "bad@example.org");

        await host.SendMailsAsync();

        (await host.MailStatesAsync()).ShouldBe($"PARKED 1;SENT {Mails - 1}");
        (await ErrorAsync(host, "PARKED")).ShouldStartWith(reason);
    }

    [Fact]
    public async Task A_mailbox_that_is_busy_is_tried_later_and_delays_nobody()
    {
        await using var smtp = new ScriptedSmtp(
            address => address == "busy@example.org" ? "450 greylisted" : "250 fine");
        await using var host = await MailHosts.CreateAsync(servers, smtp.Connection, _contacts);
        await NotifyAsync(host, "busy@example.org");

        await host.SendMailsAsync();

        (await host.MailStatesAsync()).ShouldBe($"PENDING 1;SENT {Mails - 1}");
        (await ErrorAsync(host, "PENDING")).ShouldStartWith("450");
    }

    [Fact]
    public async Task An_internationalised_address_is_parked_where_the_server_has_no_smtputf8()
    {
        await using var smtp = new ScriptedSmtp(_ => "250 fine", "8BITMIME");
        await using var host = await MailHosts.CreateAsync(servers, smtp.Connection, _contacts);
        await NotifyAsync(host, "jürg@xn--bcher-kva.example");

        await host.SendMailsAsync();

        (await host.MailStatesAsync()).ShouldBe($"PARKED 1;SENT {Mails - 1}");
        (await ErrorAsync(host, "PARKED")).ShouldContain("SMTPUTF8");
    }

    [Fact]
    public async Task An_internationalised_address_is_sent_with_smtputf8_where_the_server_has_it()
    {
        await using var smtp = new ScriptedSmtp(_ => "250 fine", "8BITMIME", "SMTPUTF8");
        await using var host = await MailHosts.CreateAsync(servers, smtp.Connection, _contacts);
        await NotifyAsync(host, "jürg@xn--bcher-kva.example");

        await host.SendMailsAsync();

        (await host.MailStatesAsync()).ShouldBe($"SENT {Mails}");
        smtp.Commands.ShouldContain(c => c.StartsWith("RCPT TO:<jürg@", StringComparison.Ordinal));
        smtp.Commands.Count(c => c.StartsWith("MAIL FROM", StringComparison.Ordinal)
            && c.Contains("SMTPUTF8", StringComparison.Ordinal)).ShouldBe(1);
    }

    /// <summary>Mails to many, one of whom has the given address.</summary>
    private async Task NotifyAsync(BookingHost host, string address)
    {
        for (var i = 0; i < Mails; i++)
        {
            var buyer = TestBookings.NewBuyer();
            if (i == Mails / 2)
            {
                _contacts.Addresses[buyer.Value] = address;
            }
            var id = (await host.InsertAsync(BookingStatus.Paid, buyer))[0];
            await host.NotifyAsync([BookingNotifications.Confirmed(await host.ReadAsync(id))]);
        }
    }

    private static Task<string> ErrorAsync(BookingHost host, string state) =>
        host.ScalarAsync<string>("SELECT mail_error FROM notifications WHERE mail_state = $1", state);
}
