using System.Net;
using Microsoft.AspNetCore.Http;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Foundation.Tests.Api;

public sealed class SenderAddressTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    public void A_household_of_IPv6_is_one_sender(string address, string sender)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);

        context.SenderAddress().ShouldBe(sender);
    }
}
